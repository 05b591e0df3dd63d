package io.rcon.codec.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.query.SplitAnswer.Outcome;
import io.rcon.codec.samp.SampPacket;
import java.nio.charset.StandardCharsets;

/** Any datagrams are answers to queries or nothing; together they hold no more than came. */
class QueryFuzzTest {
  private static final int LIMIT = 1 << 16;

  /** The first byte cuts the rest into datagrams of this size. */
  @FuzzTest(maxDuration = "5m")
  void datagrams(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int size = (data[0] & 0xff) == 0 ? data.length : data[0] & 0xff;
    SplitAnswer split = new SplitAnswer(LIMIT, (packed, length) -> new byte[length]);
    for (int at = 1; at < data.length; at += size) {
      ByteBuf datagram = Unpooled.wrappedBuffer(data, at, Math.min(size, data.length - at));
      datagram(datagram);
      if (split.add(datagram) == Outcome.WHOLE) {
        assertTrue(split.joined().readableBytes() <= LIMIT);
        datagram(split.joined());
      }
    }
  }

  /** Answers bring the header of the request back: that of the datagram, if it has one. */
  private static void samp(ByteBuf datagram, int length) {
    byte[] header = SampPacket.header(null);
    datagram.getBytes(datagram.readerIndex(), header, 0, Math.min(length, header.length));
    SampInfo info = SampInfo.read(datagram, header, StandardCharsets.ISO_8859_1);
    assertTrue(
        info == null || info.name().length() + info.mode().length() <= length,
        "text without bytes");
    SampClients clients = SampClients.read(datagram, header, StandardCharsets.ISO_8859_1);
    assertTrue(clients == null || clients.clients().size() <= length);
  }

  private static void datagram(ByteBuf datagram) {
    int length = datagram.readableBytes();
    A2sAnswer answer = A2sAnswer.read(datagram);
    assertTrue(!(answer instanceof A2sPlayers players) || players.players().size() <= length);
    assertTrue(!(answer instanceof A2sRules rules) || rules.rules().size() <= length);
    QuakeStatus quake = QuakeStatus.read(datagram, StandardCharsets.UTF_8);
    assertTrue(quake == null || quake.players().size() + quake.info().size() <= length);
    MinecraftStat stat = MinecraftStat.read(datagram, 1);
    assertTrue(stat == null || stat.players().size() + stat.info().size() <= length);
    MinecraftStat.readToken(datagram, 1);
    BedrockPong pong = BedrockPong.read(datagram, 1);
    assertTrue(pong == null || pong.rest().size() <= length);
    TeeworldsInfo later = TeeworldsInfo.read(datagram, 1);
    assertTrue(later == null || later.list().size() <= length);
    TeeworldsInfo old = TeeworldsInfo.readOld(datagram, 1);
    assertTrue(old == null || old.list().size() <= length);
    TeeworldsInfo.readToken(datagram, 1);
    Doom3Info doom = Doom3Info.read(datagram, StandardCharsets.ISO_8859_1);
    assertTrue(doom == null || doom.clients().size() + doom.info().size() <= length);
    samp(datagram, length);
    try {
      String json = ServerListPing.json(datagram);
      assertTrue(json == null || json.length() <= length);
    } catch (RconCodecException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
    }
    try {
      LegacyPong.read(datagram);
    } catch (RconCodecException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
    }
    assertEquals(length, datagram.readableBytes());
  }
}
