package io.rcon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.QueryExchange.Step;
import io.rcon.status.Player;
import io.rcon.status.ServerStatus;
import io.rcon.testing.Hex;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What each kind of query sends next, and what the answers become, without a socket. */
final class QueryExchangesTest {
  private static final String BOMB =
      "425a6839314159265359d3a5dc7c004c97c010c00000080008200030cc0529a6aa4451b014451e2e"
          + "e48a70a121a74bb8f8";

  private static List<String> names(ServerStatus status) {
    return status.players().stream().map(Player::name).toList();
  }

  @Test
  void everyDialectNamesAQueryThatThereIs() {
    for (Dialect dialect : Dialect.all()) {
      List<String> names = dialect.get(CommonFacts.QUERY);
      assertTrue(names.isEmpty() || Queries.of(dialect).isPresent(), dialect + ": " + names);
    }
    assertEquals(13, Queries.names().size());
    assertTrue(Queries.named("no such").isEmpty());
  }

  @Test
  void a2sIsChallengedAndAsksOn() {
    Asked a2s = Asked.by("a2s", Dialect.SOURCE, () -> 0);
    assertEquals(Asked.requests("a2s-info-challenge").get(0), a2s.request());
    String challenge = Asked.replies("a2s-info-challenge").get(0);
    assertEquals(Step.AGAIN, a2s.answer(challenge));
    assertEquals(Asked.requests("a2s-info-challenge").get(1), a2s.request());
    assertEquals(Step.STRAY, a2s.answer(challenge), "a double of the challenge");
    assertEquals(Step.STRAY, a2s.answer(Asked.replies("a2s-player").get(1)), "nobody asked yet");
    assertTrue(a2s.isNothingKnown());
    assertEquals(Step.AGAIN, a2s.answer(Asked.replies("a2s-info-challenge").get(1)));
    assertEquals(Asked.requests("a2s-player").get(1), a2s.request());
    assertFalse(a2s.status().complete(), "without its players it is not whole");
    assertEquals(Step.DONE, a2s.answer(Asked.replies("a2s-player").get(1)));
    ServerStatus status = a2s.status();
    assertTrue(status.complete());
    assertEquals("a2s", status.format());
    assertEquals("ctf_2fort", status.map().orElseThrow());
    assertEquals(OptionalInt.of(3), status.online());
    assertEquals(OptionalInt.of(24), status.max());
    assertEquals(OptionalInt.of(1), status.bots());
    assertEquals(List.of("Anna", "An na \"x\""), names(status));
    assertEquals(OptionalLong.of(5), status.players().get(0).score());
    assertEquals(Duration.ofMillis(66_500), status.players().get(0).time().orElseThrow());
  }

  @Test
  void a2sGivesUpAfterManyChallenges() {
    Asked a2s = Asked.by("a2s", Dialect.SOURCE, () -> 0);
    for (int i = 1; i <= 5; i++) {
      assertEquals(Step.AGAIN, a2s.answer("ffffffff41 0" + i + "000000"));
    }
    assertEquals(Step.STRAY, a2s.answer("ffffffff41 06000000"));
  }

  @Test
  void nobodyOnNeedsNoSecondRequest() {
    Asked a2s = Asked.by("a2s", Dialect.SOURCE, () -> 0);
    assertEquals(Step.DONE, a2s.answer(Asked.replies("captured-xash3d-info").get(0)));
    assertTrue(a2s.status().complete());
    assertEquals("box", a2s.status().map().orElseThrow());
  }

  @Test
  void rustTellsItsNumbersInTheKeywords() {
    // App 252490 in the long field; one byte says 255 of 255.
    String info =
        "ffffffff49 11 5200 6d00 727573740052757374003ada ffff00 646c0000 3100 21"
            + "6d703330302c637031323300 4ada030000000000";
    Asked a2s = Asked.by("a2s", Dialect.SOURCE, () -> 0);
    assertEquals(Step.AGAIN, a2s.answer(info));
    assertEquals(OptionalInt.of(123), a2s.status().online());
    assertEquals(OptionalInt.of(300), a2s.status().max());
  }

  @Test
  void bzip2IsUnpackedByNetty() {
    byte[] packed = Hex.bytes(String.join("", bzip2Parts()));
    byte[] unpacked = new Bzip2().unpack(packed, 2047);
    assertNotNull(unpacked);
    assertEquals(2047, unpacked.length);
    assertNull(new Bzip2().unpack(packed, 2046));
    assertNull(new Bzip2().unpack(packed, 2048));
    assertNull(new Bzip2().unpack(new byte[0], 1));
    Bzip2 twice = new Bzip2();
    assertNotNull(twice.unpack(packed, 2047));
    assertNull(twice.unpack(packed, 2047), "one stream a query");
    // The checksum at its end is looked at where the parts are joined.
    for (int cut = 0; cut < packed.length - 10; cut += 9) {
      assertNull(new Bzip2().unpack(Arrays.copyOf(packed, cut), 2047), "cut at " + cut);
    }
    for (int at = 0; at < packed.length; at += 9) {
      byte[] broken = packed.clone();
      broken[at] ^= 0x55;
      byte[] made = new Bzip2().unpack(broken, 2047);
      assertTrue(made == null || made.length == 2047);
    }
  }

  @Test
  void aBombIsNotUnpacked() {
    // 49 bytes that hold ten million, which Netty would unpack into one buffer.
    byte[] bomb = Hex.bytes(BOMB);
    assertNull(new Bzip2().unpack(bomb, 500_000));
    ByteBuf bounded = new BoundedAllocator(10).buffer(4).writeBytes(new byte[10]);
    assertThrows(IndexOutOfBoundsException.class, () -> bounded.writeByte(1));
    bounded.release();
    assertThrows(IllegalArgumentException.class, () -> new BoundedAllocator(10).buffer(11));
  }

  private static List<String> bzip2Parts() {
    List<String> parts = Asked.replies("a2s-rules-bzip2");
    return List.of(parts.get(0).substring(2 * 20), parts.get(1).substring(2 * 12));
  }

  @Test
  void getstatusBringsItsChallengeBack() {
    Asked quake = Asked.by("quake3", Dialect.IOQUAKE3, () -> 0xabc);
    assertEquals("ffffffff676574737461747573203030303030616263", quake.request());
    assertEquals(Step.STRAY, quake.answer(Asked.replies("captured-nexuiz-getstatus").get(0)));
    assertEquals(Step.STRAY, quake.answer(Asked.replies("captured-openarena-getinfo").get(0)));
    assertEquals(Step.DONE, quake.answer(Asked.replies("captured-openarena-getstatus").get(0)));
    ServerStatus status = quake.status();
    assertEquals("oa_dm2", status.map().orElseThrow());
    assertEquals("rcon test server", status.name().orElseThrow());
    assertEquals(OptionalInt.of(3), status.online());
    assertEquals(OptionalInt.of(8), status.max());
    assertEquals(List.of("Name sarge", "Name kyonshi", "Name grism"), names(status));
    assertEquals("^1N^2a^3me sarge", status.players().get(0).rawName());
    assertTrue(status.version().orElseThrow().startsWith("ioq3 1.36"));
    assertTrue(status.text().contains("statusResponse"));
    assertTrue(status.complete());
  }

  @Test
  void quakeWorldCountsNoSpectators() {
    Asked quake = Asked.by("quakeworld", Dialect.QUAKEWORLD, () -> 0);
    assertEquals(Asked.requests("qw-status").get(0), quake.request());
    assertEquals(Step.STRAY, quake.answer("ffffffff 6e 78200a00"), "an answer of rcon");
    assertEquals(Step.DONE, quake.answer(Asked.replies("qw-status").get(0)));
    assertEquals(OptionalInt.of(1), quake.status().online());
    assertEquals(List.of("An na", "spec"), names(quake.status()));
    assertEquals("spectator", quake.status().players().get(1).state().orElseThrow());
    assertEquals("dm6", quake.status().map().orElseThrow());
    Asked font = Asked.by("quakeworld", Dialect.QUAKEWORLD, () -> 0);
    font.answer(Asked.replies("captured-mvdsv-status").get(0));
    assertEquals("Hello", font.status().name().orElseThrow());
  }

  @Test
  void minecraftGivesATokenFirst() {
    Asked query = Asked.by("minecraft-query", Dialect.MINECRAFT, () -> 0xf0f0f001);
    assertEquals(Asked.requests("mc-query-full").get(0), query.request());
    assertEquals(Step.STRAY, query.answer(Asked.replies("mc-query-full").get(1)));
    assertEquals(Step.AGAIN, query.answer(Asked.replies("mc-query-full").get(0)));
    assertEquals(Asked.requests("mc-query-full").get(1), query.request());
    assertEquals(Step.STRAY, query.answer(Asked.replies("mc-query-full").get(0)));
    assertEquals(Step.DONE, query.answer(Asked.replies("mc-query-full").get(1)));
    ServerStatus status = query.status();
    assertEquals(List.of("Anna", "Bob"), names(status));
    assertEquals(OptionalInt.of(20), status.max());
    assertEquals("A Test", status.name().orElseThrow());
    assertEquals("1.21.1", status.version().orElseThrow());
    assertEquals("world", status.map().orElseThrow());
    assertTrue(status.complete());
  }

  @Test
  void nukkitGivesItsTokenAsBytesAndWantsALongerRequest() {
    Asked query = Asked.by("nukkit-query", Dialect.NUKKIT, () -> 1);
    // As PowerNukkit 1.6.0.1 answered.
    assertEquals(Step.AGAIN, query.answer("09 00000001 0008e6b0 00"));
    assertEquals("fefd00000000010008e6b00000000000000000", query.request());
    assertEquals(
        Step.DONE,
        query.answer(
            "00000000 01706f7765724e756b6b69742053657276657200 534d5000 756e6b6e6f776e00 3000 323000"
                + " 634c 3132372e302e302e3100"));
    assertEquals(OptionalInt.of(20), query.status().max());
  }

  @Test
  void bedrockAndTheLegacyPingCount() {
    int[] numbers = {1, 2};
    int[] at = {0};
    Asked bedrock = Asked.by("bedrock", Dialect.NUKKIT, () -> numbers[at[0]++]);
    assertEquals(Asked.requests("bedrock-ping").get(0), bedrock.request());
    assertEquals(Step.DONE, bedrock.answer(Asked.replies("bedrock-ping").get(0)));
    assertEquals(OptionalInt.of(2), bedrock.status().online());
    assertEquals("Bedrock level", bedrock.status().map().orElseThrow());
    Asked ping = Asked.by("legacy-ping", Dialect.MINECRAFT, () -> 0);
    assertEquals("fe01", ping.request());
    String pong = Asked.replies("mc-slp-legacy").get(0);
    assertEquals(Step.MORE, ping.answer(pong.substring(0, 20)));
    assertEquals(Step.DONE, ping.answer(pong));
    assertEquals(OptionalInt.of(20), ping.status().max());
    assertThrows(RconCodecException.class, () -> ping.answer("00"));
  }

  @Test
  void teeworldsWantsATokenFirst() {
    Asked later = Asked.by("teeworlds", Dialect.named("econ").orElseThrow(), () -> 1);
    assertEquals(Asked.requests("captured-teeworlds-0.7").get(0), later.request());
    assertEquals(
        Step.STRAY, later.answer(Asked.replies("captured-teeworlds-0.7").get(1)), "not asked yet");
    assertEquals(Step.AGAIN, later.answer(Asked.replies("captured-teeworlds-0.7").get(0)));
    assertEquals(
        Step.STRAY, later.answer(Asked.replies("captured-teeworlds-0.7").get(0)), "its double");
    assertEquals(Asked.requests("captured-teeworlds-0.7").get(1), later.request());
    assertEquals(Step.DONE, later.answer(Asked.replies("captured-teeworlds-0.7").get(1)));
    ServerStatus status = later.status();
    assertEquals("dm1", status.map().orElseThrow());
    assertEquals(OptionalInt.of(0), status.online());
    assertTrue(status.complete());
    Asked old = Asked.by("teeworlds6", Dialect.named("econ").orElseThrow(), () -> 1);
    assertEquals(Asked.requests("teeworlds-0.6").get(0), old.request());
    assertEquals(Step.STRAY, old.answer(Asked.replies("captured-teeworlds-0.7").get(1)));
    assertEquals(Step.DONE, old.answer(Asked.replies("teeworlds-0.6").get(0)));
    assertEquals(List.of("An 'na'", "Bob"), names(old.status()));
    assertEquals("spectator", old.status().players().get(1).state().orElseThrow());
    assertEquals(OptionalLong.of(-2), old.status().players().get(0).score());
  }

  @Test
  void nothingThatComesIsThrown() {
    for (String name : Queries.names()) {
      for (String vector : List.of("a2s-player", "qw-status", "bedrock-ping", "teeworlds-0.6")) {
        byte[] whole = Hex.bytes(Asked.replies(vector).get(0));
        Asked asked = Asked.by(name, Dialect.QUAKEWORLD, () -> 1);
        for (int cut = 0; cut <= whole.length; cut++) {
          byte[] bytes = Arrays.copyOf(whole, cut);
          try {
            asked.answer(bytes);
          } catch (RconCodecException e) {
            assertEquals("legacy-ping", name, e::getMessage);
          }
        }
      }
    }
  }
}
