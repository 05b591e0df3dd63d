package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Query;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.query.Queries;
import io.rcon.status.Player;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormats;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the real servers tell anybody: right, and the same as they tell by rcon. */
@Timeout(120)
class QueriesIT {
  private static ServerStatus ask(RconSession session, Query<ServerStatus> query) throws Exception {
    return session.query(query).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static ServerStatus ask(RconSession session) throws Exception {
    return ask(session, Queries.of(session.server().dialect()).orElseThrow());
  }

  private static ServerStatus ask(RconSession session, String query) throws Exception {
    return ask(session, Queries.named(query).orElseThrow());
  }

  private static List<String> names(ServerStatus status) {
    return status.players().stream().map(Player::name).sorted().toList();
  }

  @Test
  @OnRealServer(Game.OPENARENA)
  void openArenaTellsItsBotsByQueryAndByRcon() throws Exception {
    try (RealServer server = RealServer.start(Game.OPENARENA);
        RconSession session = Sessions.open(server.server())) {
      ServerStatus empty = ask(session);
      assertEquals(OptionalInt.of(0), empty.online());
      assertEquals("oa_dm1", empty.map().orElseThrow());
      assertTrue(empty.version().orElseThrow().startsWith("ioq3 1.36"), empty.toString());
      assertTrue(empty.complete());
      session.blocking().execute("addbot sarge");
      session.blocking().execute("addbot grism");
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofSeconds(3))
          .untilAsserted(() -> assertEquals(2, ask(session).players().size()));
      ServerStatus asked = ask(session);
      ServerStatus told =
          StatusFormats.named("quake3").parse(session.blocking().execute("status").text());
      assertTrue(told.known(), told.text());
      assertEquals(names(told), names(asked));
      assertEquals(told.online(), asked.online());
      assertEquals(told.map(), asked.map());
    }
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void nexuizTellsItsMapByQueryAndByRcon(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server())) {
      ServerStatus asked = ask(session);
      assertEquals("basement", asked.map().orElseThrow());
      assertEquals(OptionalInt.of(0), asked.online());
      assertTrue(asked.max().isPresent() && asked.version().isPresent(), asked.toString());
      assertTrue(session.blocking().execute("status").text().contains("basement"));
      // Twice within a second is no more than it answers.
      assertEquals(asked.map(), ask(session).map());
    }
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void powerNukkitTellsTheSameByBothQueriesAndByRcon(RealServer server) throws Exception {
    Server refused = server.server("127.0.0.1", "wrong");
    try (RconSession session = Sessions.open(server.server());
        RconSession out = Sessions.open(refused)) {
      ServerStatus query = ask(session);
      ServerStatus ping = ask(session, Queries.BEDROCK);
      assertEquals(OptionalInt.of(0), query.online());
      assertEquals(query.online(), ping.online());
      assertEquals(query.max(), ping.max());
      assertEquals(query.name(), ping.name());
      assertTrue(query.map().isPresent() && query.version().isPresent(), query.toString());
      assertTrue(query.complete() && ping.complete());
      String list = session.blocking().execute("list").text();
      assertTrue(list.contains("0/" + query.max().getAsInt()), list);
      Awaitility.await().until(() -> out.state() == SessionState.REFUSED);
      assertEquals(query.max(), ask(out).max());
    }
  }

  /** Its game, which is asked, has the number of the console's port here. */
  @Test
  @OnRealServer(Game.TEEWORLDS)
  void teeworldsTellsWhoIsOnByQueryAndByRcon() throws Exception {
    try (RealServer server = RealServer.start(Game.TEEWORLDS);
        RconSession session = Sessions.open(server.server().queryPort(server.port()));
        RconSession out = Sessions.open(refusing(server))) {
      ServerStatus empty = ask(session);
      assertEquals(OptionalInt.of(0), empty.online());
      assertEquals("dm1", empty.map().orElseThrow());
      assertEquals("teeworlds test", empty.name().orElseThrow());
      assertTrue(empty.version().orElseThrow().startsWith("0.7"), empty.toString());
      assertTrue(empty.complete() && empty.max().isPresent(), empty.toString());
      Awaitility.await().until(() -> out.state() == SessionState.REFUSED);
      assertEquals(empty.max(), ask(out).max());
      try (TeeworldsClient client = new TeeworldsClient(server.port())) {
        client.connect();
        ServerStatus asked = ask(session);
        ServerStatus told =
            StatusFormats.named("teeworlds").parse(session.blocking().execute("status").text());
        assertTrue(told.known() && asked.complete(), told.text());
        assertEquals(OptionalInt.of(1), told.online());
        assertEquals(told.online(), asked.online());
        // Who has not said a name yet is named so by the query alone.
        assertEquals(List.of("(connecting)"), names(asked));
      }
    }
  }

  private static Server refusing(RealServer server) {
    return server.server("127.0.0.1", "hunter2").queryPort(server.port());
  }
}
