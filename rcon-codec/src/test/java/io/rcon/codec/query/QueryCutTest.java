package io.rcon.codec.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.Hex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer cut at every byte, with bytes changed, and bytes that are no answer at all. */
final class QueryCutTest {
  private static final byte[] UNTOUCHED = {1, 2, 3};

  static List<QueryVector> all() {
    return QueryVector.all();
  }

  /** The result of each reader; null where the bytes are no answer of its kind. */
  private static List<Object> read(byte... bytes) {
    ByteBuf datagram = Unpooled.wrappedBuffer(Hex.join(UNTOUCHED, bytes, UNTOUCHED));
    datagram.setIndex(UNTOUCHED.length, UNTOUCHED.length + bytes.length);
    List<Object> values = new ArrayList<>();
    values.add(A2sAnswer.read(datagram));
    values.add(QuakeStatus.read(datagram, UTF_8));
    values.add(MinecraftStat.read(datagram, 1));
    values.add(BedrockPong.read(datagram, 1));
    values.add(TeeworldsInfo.read(datagram, 1));
    values.add(TeeworldsInfo.readOld(datagram, 1));
    TeeworldsInfo.readToken(datagram, 1);
    values.add(Doom3Info.read(datagram, UTF_8));
    values.add(new SplitAnswer(10_000, PackedData.REFUSED).add(datagram));
    MinecraftStat.readToken(datagram, 1);
    try {
      values.add(ServerListPing.json(datagram));
    } catch (RconCodecException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
    }
    try {
      values.add(LegacyPong.read(datagram));
    } catch (RconCodecException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
    }
    assertEquals(UNTOUCHED.length, datagram.readerIndex());
    assertEquals(bytes.length, datagram.readableBytes());
    return values;
  }

  @Test
  void noVectorIsMissing() {
    assertEquals(27, all().size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void cutAtEveryByteItIsAValueOrNothing(QueryVector vector) {
    for (byte[] reply : vector.replies()) {
      for (int length = 0; length < reply.length; length++) {
        assertNotNull(read(Arrays.copyOf(reply, length)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsCutSaysSo(QueryVector vector) {
    byte[] reply = vector.replies().get(vector.replies().size() - 1);
    for (int length = 5; length < reply.length; length++) {
      ByteBuf cut = Unpooled.wrappedBuffer(reply, 0, length);
      A2sAnswer a2s = A2sAnswer.read(cut);
      if (a2s instanceof A2sInfo info && info.complete()) {
        // Old servers' answers end before the flags: only there it cannot be told.
        assertEquals("", info.keywords());
        assertTrue(info.port().isEmpty() && !info.version().isEmpty());
      }
      assertTrue(!(a2s instanceof A2sPlayers players) || !players.complete());
      assertTrue(!(a2s instanceof A2sRules rules) || !rules.complete());
      MinecraftStat stat = MinecraftStat.read(cut, 1);
      assertTrue(stat == null || !stat.complete(), () -> "cut at " + cut.readableBytes());
      BedrockPong pong = BedrockPong.read(cut, 1);
      assertTrue(pong == null || !pong.complete());
      TeeworldsInfo later = TeeworldsInfo.read(cut, 1);
      assertTrue(later == null || !later.complete());
      TeeworldsInfo old = TeeworldsInfo.readOld(cut, 1);
      assertTrue(old == null || !old.complete());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void changedBytesAreAValueOrNothing(QueryVector vector) {
    Random random = new Random(vector.id().hashCode());
    for (byte[] reply : vector.replies()) {
      for (int turn = 0; turn < 2000; turn++) {
        byte[] changed = reply.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        assertNotNull(read(changed));
      }
    }
  }
}
