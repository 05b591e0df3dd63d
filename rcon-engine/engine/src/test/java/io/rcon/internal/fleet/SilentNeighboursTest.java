package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Backoff;
import io.rcon.Dialect;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.testing.LongForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Good servers among many that accept connections and say nothing. */
@Timeout(120)
class SilentNeighboursTest {
  private static final int GOOD = 100;

  /** As {@code VirtualFleet}, whose fleets dial without a limit, but with the engine's defaults. */
  private static RconOptionsBuilder defaults(RconOptionsBuilder unlimited) {
    return RconOptions.builder().callbacksOnEventLoop();
  }

  private static RconOptionsBuilder small(RconOptionsBuilder unlimited) {
    return defaults(unlimited)
        .dialsUnderWay(20)
        .slowDials(30)
        .backoff(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(2)));
  }

  private final List<Server> servers = new ArrayList<>();

  /** Makes every {@code of}th server a good one. */
  private void start(VirtualFleet world, int of) {
    for (int number = 1; number <= GOOD * of; number++) {
      Server server = VirtualFleet.server(Dialect.MINECRAFT, number);
      VirtualServer started = new VirtualServer(world.virtual.eventLoop(), number);
      started.silentAtLogin = number % of != 0;
      world.servers.put(number, started);
      servers.add(server);
    }
    servers.forEach(world.fleet::add);
  }

  private static long ready(VirtualFleet world) {
    return world.fleet.snapshot().sessions().getOrDefault(SessionState.READY, 0);
  }

  private static long untilAllAreReady(VirtualFleet world) {
    for (int millis = 0; millis < 60_000; millis += 10) {
      if (ready(world) == GOOD) {
        return millis;
      }
      world.pass(10);
    }
    return Long.MAX_VALUE;
  }

  @Test
  void should_not_wait_for_silent_servers_when_it_begins() {
    try (VirtualFleet world = new VirtualFleet(1, SilentNeighboursTest::small)) {
      start(world, 6);
      long took = untilAllAreReady(world);
      // 500 silent ones hold one of 20 places for 250 ms each: 6 s, beside 2.4 s for 600 dials.
      assertTrue(took < 8_000, () -> "ready after " + took + " ms");
    }
  }

  @Test
  void should_not_wait_for_silent_servers_after_an_outage() {
    try (VirtualFleet world = new VirtualFleet(1, SilentNeighboursTest::small)) {
      start(world, 6);
      untilAllAreReady(world);
      servers.forEach(server -> {
        VirtualServer game = world.servers.get(server.port());
        if (!game.silentAtLogin) {
          game.close();
        }
      });
      world.pass(1_000);
      // Their connections were idle, so that the close alone is no outage: somebody wants them.
      world.fleet.select(Selector.all()).forEach(RconSession::whenReady);
      world.pass(60_000);
      assertEquals(0, ready(world));
      servers.stream()
          .filter(server -> !world.servers.get(server.port()).silentAtLogin)
          .forEach(server ->
              world.servers.put(
                  server.port(), new VirtualServer(world.virtual.eventLoop(), server.port())));
      long took = untilAllAreReady(world);
      // No more than the longest pause, and a while for the others' tries.
      assertTrue(took < 8_000, () -> "ready after " + took + " ms");
    }
  }

  @Test
  void should_have_ten_thousand_healthy_servers_ready_within_ten_seconds() {
    int many = LongForm.or(10_000, 2_500);
    try (VirtualFleet world = new VirtualFleet(1, SilentNeighboursTest::defaults)) {
      for (int number = 1; number <= many; number++) {
        world.servers.put(number, new VirtualServer(world.virtual.eventLoop(), number));
        world.fleet.add(VirtualFleet.server(Dialect.MINECRAFT, number));
      }
      world.pass(LongForm.or(9_000, 3_000));
      assertEquals(many, ready(world));
    }
  }

  @Test
  void should_let_a_slow_server_in_although_others_wait() {
    try (VirtualFleet world = new VirtualFleet(1, SilentNeighboursTest::small)) {
      start(world, 6);
      untilAllAreReady(world);
      world.servers.values().stream()
          .filter(game -> game.silentAtLogin)
          .limit(100)
          .forEach(game -> game.loginDelay = 3_000);
      world.pass(240_000);
      assertEquals(GOOD + 100, ready(world));
    }
  }
}
