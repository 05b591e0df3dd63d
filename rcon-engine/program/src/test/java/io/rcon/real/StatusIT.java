package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconSession;
import io.rcon.status.Player;
import io.rcon.status.Players;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormats;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What real servers say of themselves, read as values; bots stand in for players. */
@Timeout(180)
class StatusIT {
  private static ServerStatus ask(RconSession session) throws Exception {
    ServerStatus status =
        session.ask(Questions.status()).toCompletableFuture().get(60, TimeUnit.SECONDS);
    assertTrue(status.known(), status.text());
    assertTrue(status.complete(), status.text());
    assertTrue(status.countsAgree(), status.text());
    return status;
  }

  private static List<String> names(RconSession session) throws Exception {
    return Players.of(session).list().toCompletableFuture().get(60, TimeUnit.SECONDS).stream()
        .map(Player::name)
        .sorted()
        .toList();
  }

  @Test
  @OnRealServer(Game.OPENARENA)
  void botsOfOpenArenaComeAndGo() throws Exception {
    try (RealServer own = RealServer.start(Game.OPENARENA);
        RconSession session = Sessions.open(own.server())) {
      ServerStatus empty = ask(session);
      assertEquals("oa_dm1", empty.map().orElseThrow());
      assertEquals(0, empty.online().orElseThrow());
      for (String bot : List.of("sarge", "grism", "kyonshi")) {
        session.blocking().execute("addbot " + bot + " 3");
      }
      eventually(session, List.of("Grism", "Kyonshi", "Sarge"));
      ServerStatus three = ask(session);
      assertEquals(3, three.online().orElseThrow());
      assertEquals(3, three.bots().orElseThrow());
      assertTrue(three.players().stream().allMatch(Player::bot), three.text());
      session.blocking().execute("kick Grism");
      eventually(session, List.of("Kyonshi", "Sarge"));
    }
  }

  private static void eventually(RconSession session, List<String> wanted) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1500))
        .until(() -> names(session).equals(wanted));
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void botsOfNexuiz() throws Exception {
    try (RealServer own = RealServer.start(Game.NEXUIZ);
        RconSession session = Sessions.open(own.server())) {
      ServerStatus empty = ask(session);
      assertEquals("basement", empty.map().orElseThrow());
      assertEquals("nexuiz test", empty.name().orElseThrow());
      assertEquals(8, empty.max().orElseThrow());
      assertTrue(empty.version().orElseThrow().startsWith("Nexuiz build "), empty.text());
      session.blocking().execute("set bot_join_empty 1");
      session.blocking().execute("bot_number 2");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> ask(session).bots().orElse(0) == 2);
      assertTrue(Stream.of(ask(session)).allMatch(s -> s.players().size() == 2));
      assertFalse(names(session).contains(""));
    }
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void nobodyOnPowerNukkit(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server())) {
      ServerStatus status = ask(session);
      assertEquals(0, status.online().orElseThrow());
      assertEquals(20, status.max().orElseThrow());
      assertEquals(List.of(), names(session));
      String text = session.blocking().execute("status").text();
      ServerStatus more = StatusFormats.named("nukkit-status").parse(text);
      assertEquals(20, more.max().orElseThrow(), text);
      assertTrue(more.ticksPerSecond().orElseThrow() > 0, text);
    }
  }
}
