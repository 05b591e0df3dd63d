package io.rcon.codec.query;

import static io.rcon.codec.query.QueryVector.hex;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.query.QuakeStatus.Kind;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Recorded answers of Quake and related servers, and rows that try to deceive. */
final class QuakeStatusTest {
  private static final UnpooledByteBufAllocator HEAP = UnpooledByteBufAllocator.DEFAULT;

  private static QuakeStatus vector(String id) {
    return Objects.requireNonNull(QuakeStatus.read(QueryVector.named(id).lastReply(), UTF_8), id);
  }

  private static QuakeStatus read(String text) {
    return Objects.requireNonNull(
        QuakeStatus.read(
            Unpooled.wrappedBuffer(("\u00ff\u00ff\u00ff\u00ff" + text).getBytes(ISO_8859_1)),
            ISO_8859_1),
        text);
  }

  private static List<String> names(QuakeStatus status) {
    return status.players().stream().map(QuakePlayer::name).toList();
  }

  @Test
  void requestsAreThoseThatTheServersAnswered() {
    assertEquals(
        QueryVector.named("captured-nexuiz-getstatus").request(0),
        hex(QuakeRequest.GETSTATUS.encode(HEAP, "abc")));
    assertEquals(
        QueryVector.named("captured-openarena-getstatus").request(0),
        hex(QuakeRequest.GETSTATUS.encode(HEAP, "")));
    assertEquals(
        QueryVector.named("fivem-getinfo").request(0),
        hex(QuakeRequest.GETINFO.encode(HEAP, "abc123")));
    assertEquals(
        QueryVector.named("qw-status").request(0),
        hex(QuakeRequest.QUAKEWORLD.encode(HEAP, "not brought back")));
  }

  @Test
  void openArenaTellsItsBots() {
    QuakeStatus status = vector("captured-openarena-getstatus");
    assertEquals(Kind.STATUS, status.kind());
    assertEquals("oa_dm2", status.info().get("mapname"));
    assertEquals("rcon ^1test^7 server", status.info().get("sv_hostname"));
    assertEquals(
        List.of("^1N^2a^3me sarge", "^1N^2a^3me kyonshi", "^1N^2a^3me grism"), names(status));
    assertTrue(status.complete());
    assertEquals(18, vector("captured-openarena-18-bots").players().size());
    assertEquals("café 日本", vector("captured-openarena-18-bots").info().get("sv_hostname"));
  }

  @Test
  void othersTellTheirMapsAndLimits() {
    QuakeStatus nexuiz = vector("captured-nexuiz-getstatus");
    assertEquals("aggressor", nexuiz.info().get("mapname"));
    assertEquals("abc", nexuiz.info().get("challenge"));
    assertTrue(nexuiz.complete());
    QuakeStatus info = vector("captured-openarena-getinfo");
    assertEquals(Kind.INFO, info.kind());
    assertEquals("0", info.info().get("clients"));
    assertTrue(info.complete());
    assertEquals("2", vector("fivem-getinfo").info().get("clients"));
    QuakeStatus quakeWorld = vector("captured-mvdsv-status");
    assertEquals(Kind.QUAKEWORLD, quakeWorld.kind());
    assertEquals("box2", quakeWorld.info().get("map"));
    assertTrue(quakeWorld.complete());
    QuakeStatus quake2 = vector("captured-yquake2-status");
    assertEquals(Kind.QUAKE2, quake2.kind());
    assertEquals("x.pcx", quake2.info().get("mapname"));
    assertTrue(quake2.complete());
  }

  @Test
  void quakeWorldMarksItsSpectators() {
    QuakeStatus status = vector("qw-status");
    assertEquals(
        List.of(
            new QuakePlayer(OptionalInt.of(4), "An na", 3, 33, OptionalInt.of(12), false),
            new QuakePlayer(OptionalInt.of(-5), "spec", 0, 33, OptionalInt.of(0), true)),
        status.players());
  }

  @Test
  void namesMayHoldWhatTheyLike() {
    QuakeStatus status =
        read("statusResponse\n\\a\\b\n5 40 \"a \"quoted\" name\"\n-9 999 \"\"\n1 2 3 \"red\"\n");
    assertEquals(List.of("a \"quoted\" name", "", "red"), names(status));
    assertEquals(-9, status.players().get(1).score());
    assertTrue(status.complete());
    QuakeStatus quakeWorld = read("n\\a\\b\n1 2 3 44 \"x \"y\" z\" \"skin\" 4 4\n\0");
    assertEquals(List.of("x \"y\" z"), names(quakeWorld));
  }

  @Test
  void whatIsNoRowIsLeftOut() {
    QuakeStatus status =
        read("statusResponse\n\\a\\b\nx y \"n\"\n5 \"n\"\n5 6 n\n5 6 \"n\n1 2 \"ok\"\n");
    assertEquals(List.of("ok"), names(status));
    assertFalse(status.complete());
  }

  @Test
  void variablesMayBeOddAndDoubled() {
    assertEquals(
        java.util.Map.of("a", "1", "", "2", "b", "", "c", ""),
        read("infoResponse\n\\a\\1\\\\2\\a\\3\\b\\\\c").info());
  }

  @Test
  void anAnswerOfRconIsNone() {
    for (String text :
        List.of("print\nmap: x\n", "nmap \\x\\", "n", "print\n", "statusResponse\n")) {
      assertNull(
          QuakeStatus.read(
              Unpooled.wrappedBuffer(("\u00ff\u00ff\u00ff\u00ff" + text).getBytes(ISO_8859_1)),
              ISO_8859_1),
          text);
    }
  }
}
