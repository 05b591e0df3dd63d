package io.rcon.codec.query;

import static io.rcon.codec.query.QueryVector.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.testing.Hex;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A2S by its vectors. */
final class A2sTest {
  private static final UnpooledByteBufAllocator HEAP = UnpooledByteBufAllocator.DEFAULT;

  private static A2sInfo info(String id) {
    return assertInstanceOf(A2sInfo.class, A2sAnswer.read(QueryVector.named(id).lastReply()));
  }

  @Test
  void requestsAreAsOthersMakeThem() {
    QueryVector info = QueryVector.named("a2s-info-challenge");
    A2sAnswer.Challenge challenge =
        assertInstanceOf(A2sAnswer.Challenge.class, A2sAnswer.read(info.reply(0)));
    assertEquals(info.request(0), hex(A2sRequest.INFO.encode(HEAP, A2sRequest.NO_CHALLENGE)));
    assertEquals(info.request(1), hex(A2sRequest.INFO.encode(HEAP, challenge.number())));
    QueryVector player = QueryVector.named("a2s-player");
    assertEquals(player.request(0), hex(A2sRequest.PLAYER.encode(HEAP, A2sRequest.NO_CHALLENGE)));
    assertEquals(player.request(1), hex(A2sRequest.PLAYER.encode(HEAP, challenge.number())));
    QueryVector rules = QueryVector.named("a2s-rules");
    assertEquals(rules.request(0), hex(A2sRequest.RULES.encode(HEAP, A2sRequest.NO_CHALLENGE)));
    assertEquals(rules.request(1), hex(A2sRequest.RULES.encode(HEAP, challenge.number())));
  }

  @Test
  void anInfoTellsWhatItHolds() {
    A2sInfo info = info("a2s-info-edf-all");
    assertEquals("Test", info.name());
    assertEquals("ctf_2fort", info.map());
    assertEquals("tf", info.folder());
    assertEquals("Team Fortress", info.game());
    assertEquals(440, info.app());
    assertEquals(List.of(3, 24, 1), List.of(info.players(), info.max(), info.bots()));
    assertEquals('d', info.kind());
    assertFalse(info.hasPassword());
    assertEquals("9115164", info.version());
    assertEquals(OptionalInt.of(27015), info.port());
    assertEquals(OptionalLong.of(85568392920040320L), info.steamId());
    assertEquals("cp,hidden", info.keywords());
    assertTrue(info.complete());
  }

  @Test
  void anOldInfoEndsAfterItsVersion() {
    A2sInfo info = info("a2s-info-noedf");
    assertEquals("9115164", info.version());
    assertEquals(OptionalInt.empty(), info.port());
    assertEquals("", info.keywords());
    assertTrue(info.complete());
  }

  @Test
  void theShipHasThreeBytesMore() {
    A2sInfo info = info("a2s-info-ship");
    assertEquals(2400, info.app());
    assertEquals(info("a2s-info-noedf").version(), info.version());
    assertTrue(info.complete());
  }

  @Test
  void theObsoleteFormOfGoldSource() {
    A2sInfo info = info("a2s-info-goldsrc");
    assertEquals("Test", info.name());
    assertEquals("de_dust2", info.map());
    assertEquals(List.of(2, 16, 0), List.of(info.players(), info.max(), info.bots()));
    assertEquals(47, info.protocol());
    assertTrue(info.obsolete());
    assertTrue(info.complete());
  }

  @Test
  void xashAnswersAsSourceDoes() {
    A2sInfo info = info("captured-xash3d-info");
    assertEquals("Half-Life", info.name());
    assertEquals("box", info.map());
    assertEquals(List.of(0, 8, 0), List.of(info.players(), info.max(), info.bots()));
    assertEquals("0.21", info.version());
  }

  @Test
  void playersAreReadUntilTheEndWhateverTheCount() {
    A2sPlayers players =
        assertInstanceOf(
            A2sPlayers.class, A2sAnswer.read(QueryVector.named("a2s-player").lastReply()));
    assertEquals(
        List.of(new A2sPlayers.Row("Anna", 5, 66.5f), new A2sPlayers.Row("An na \"x\"", -1, 3.25f)),
        players.players());
    byte[] lying = QueryVector.named("a2s-player").replies().get(1).clone();
    lying[5] = 0;
    A2sPlayers more =
        assertInstanceOf(A2sPlayers.class, A2sAnswer.read(Unpooled.wrappedBuffer(lying)));
    assertEquals(2, more.players().size());
    assertTrue(more.complete());
    lying[5] = 3;
    A2sPlayers less =
        assertInstanceOf(A2sPlayers.class, A2sAnswer.read(Unpooled.wrappedBuffer(lying)));
    assertEquals(2, less.players().size());
    assertFalse(less.complete());
  }

  @Test
  void whatFollowsTheCountedRowsAndIsNoneIsNotTaken() {
    // Two rows, then numbers that only The Ship sends.
    byte[] ship = Hex.join(QueryVector.named("a2s-player").replies().get(1), new byte[16]);
    A2sPlayers players =
        assertInstanceOf(A2sPlayers.class, A2sAnswer.read(Unpooled.wrappedBuffer(ship)));
    assertEquals(2, players.players().size());
    assertTrue(players.complete());
  }

  @Test
  void rulesAreInTheirOrder() {
    A2sRules rules =
        assertInstanceOf(
            A2sRules.class, A2sAnswer.read(QueryVector.named("a2s-rules").lastReply()));
    assertEquals(Map.of("sv_gravity", "800", "mp_timelimit", "30"), rules.rules());
    assertEquals(List.of("sv_gravity", "mp_timelimit"), List.copyOf(rules.rules().keySet()));
    assertTrue(rules.complete());
  }

  @Test
  void anAnswerFitsItsRequestOnly() {
    A2sInfo info = info("a2s-info-noedf");
    assertTrue(A2sRequest.INFO.isAnsweredBy(info));
    assertFalse(A2sRequest.PLAYER.isAnsweredBy(info));
    assertFalse(A2sRequest.RULES.isAnsweredBy(info));
    assertFalse(A2sRequest.INFO.isAnsweredBy(new A2sAnswer.Challenge(1)));
    assertNull(A2sAnswer.read(Unpooled.wrappedBuffer(Hex.bytes("ffffffff6e78"))));
  }
}
