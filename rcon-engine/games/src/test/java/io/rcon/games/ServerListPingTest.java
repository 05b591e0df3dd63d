package io.rcon.games;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Query;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconException.TimedOut;
import io.rcon.RconException.Unreachable;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.games.PingServer.Manner;
import io.rcon.query.Queries;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.ServerStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server List Pings over real sockets: the stream of a query, and servers that misuse it. */
@Timeout(60)
class ServerListPingTest {
  private static final byte[] GOOD = ServerListExchangeTest.response(ServerListExchangeTest.JSON);

  private static Server server(int port, Duration timeout) {
    return Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.none())
        .queryPort(port)
        .withoutRcon()
        .timeout(timeout);
  }

  private static ServerStatus ask(RconSession session, Query<ServerStatus> query) throws Exception {
    return session.query(query).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static Query<ServerStatus> ping() {
    return Queries.named("server-list-ping").orElseThrow();
  }

  private static <E extends RconException> E fails(Class<E> type, RconSession session) {
    ExecutionException failed = assertThrows(ExecutionException.class, () -> ask(session, ping()));
    return assertInstanceOf(type, failed.getCause());
  }

  @ParameterizedTest
  @CsvSource({"minecraft, 7, true", "forge, 0, true", "minecraft, 14, false"})
  void theSimulatedServerNamesTwelveOfItsPlayers(String game, int players, boolean whole)
      throws Exception {
    try (SimulatedServer simulated =
            SimulatedServer.start(game, "s3cret", o -> o.queries(true).players(players));
        RconSession session = Rcon.open(server(simulated.queryPort(), Duration.ofSeconds(20)))) {
      assertEquals(ping(), Queries.of(Dialect.named(game).orElseThrow()).orElseThrow());
      ServerStatus status = ask(session, ping());
      assertEquals(OptionalInt.of(players), status.online());
      assertEquals(OptionalInt.of(20), status.max());
      assertEquals(Math.min(players, 12), status.players().size());
      assertEquals("simulated", status.name().orElseThrow());
      assertEquals("1.21.1", status.version().orElseThrow());
      assertEquals(whole, status.complete());
      assertEquals(whole, status.countsAgree());
      ServerStatus datagrams = ask(session, Queries.named("minecraft-query").orElseThrow());
      assertEquals(players, datagrams.players().size());
      ServerStatus legacy = ask(session, Queries.named("legacy-ping").orElseThrow());
      assertEquals(OptionalInt.of(players), legacy.online());
    }
  }

  @Test
  void anAnswerThatDripsIsReadAndOneThatIsCutIsNot() throws Exception {
    try (PingServer pings = new PingServer(new Manner(GOOD, 1, 1, false, false));
        RconSession session = Rcon.open(server(pings.port(), Duration.ofSeconds(20)))) {
      assertEquals(1, ask(session, ping()).players().size());
      for (int cut = 0; cut < GOOD.length; cut++) {
        pings.answers(Manner.atOnce(Arrays.copyOf(GOOD, cut)).andCloses());
        Unreachable closed = fails(Unreachable.class, session);
        assertTrue(String.valueOf(closed.getMessage()).contains("closed"), closed.getMessage());
      }
      pings.answers(Manner.atOnce(Arrays.copyOf(GOOD, GOOD.length + 7)).andCloses());
      assertEquals(1, ask(session, ping()).players().size());
    }
  }

  @Test
  void whatIsNoAnswerIsToldAtOnce() throws Exception {
    try (PingServer pings = new PingServer(Manner.atOnce(GOOD));
        RconSession session = Rcon.open(server(pings.port(), Duration.ofSeconds(20)))) {
      for (byte[] answer :
          new byte[][] {
            {-1, -1, -1, -1, 7},
            {-128, -128, -128, -128, -128, -128},
            "SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII),
            ServerListExchangeTest.response("[]"),
            ServerListExchangeTest.kick("Outdated server!")
          }) {
        pings.answers(Manner.atOnce(answer));
        if (answer[0] == 'S') {
          // Its first byte promises 83 more.
          pings.answers(Manner.atOnce(Arrays.copyOf(answer, 100)));
        }
        fails(ProtocolViolation.class, session);
      }
    }
  }

  @Test
  void anAnswerWithoutAnEndCostsItsTimeAndNoMore() throws Exception {
    byte[] flood = new byte[64 * 1024];
    // A response of 131,000 bytes within what is taken, whose bytes never stop.
    byte[] begin = {(byte) 0xb8, (byte) 0xff, 7, 0};
    System.arraycopy(begin, 0, flood, 0, begin.length);
    Arrays.fill(flood, begin.length, flood.length, (byte) ' ');
    try (PingServer pings = new PingServer(new Manner(flood, flood.length, 1, true, false));
        RconSession session = Rcon.open(server(pings.port(), Duration.ofSeconds(2)))) {
      fails(ProtocolViolation.class, session);
      pings.answers(new Manner(new byte[] {0x50, 0}, 2, 0, false, false));
      fails(TimedOut.class, session);
      pings.answers(new Manner(new byte[0], 1, 0, false, false));
      fails(TimedOut.class, session);
      pings.answers(Manner.atOnce(GOOD));
      assertEquals(1, ask(session, ping()).players().size());
      assertEquals(4, pings.connections());
      await().until(() -> pings.open() == 0);
    }
  }

  @Test
  void aPortWhereNobodyListensIsSaid() throws Exception {
    int port;
    try (PingServer pings = new PingServer(Manner.atOnce(GOOD))) {
      port = pings.port();
    }
    try (RconSession session = Rcon.open(server(port, Duration.ofSeconds(5)))) {
      Unreachable refused = fails(Unreachable.class, session);
      assertEquals(RconException.Delivery.NOT_SENT, refused.delivery());
      assertTrue(String.valueOf(refused.getMessage()).contains("refused"), refused.getMessage());
    }
  }
}
