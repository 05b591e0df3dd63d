package io.rcon.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Outcome;
import io.rcon.Rcon;
import io.rcon.RconException.Cancelled;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.session.Link;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broadcast that is cancelled while its outcomes come: nothing more is asked, all of it ends. */
@Timeout(90)
class CancelledBroadcastTest {
  private static Broadcast.Summary end(Broadcast broadcast) throws Exception {
    return broadcast.summary().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void should_ask_nobody_after_an_outcome_has_cancelled_it() throws Exception {
    try (Simulator simulator = new Simulator();
        RconFleet fleet = Rcon.fleet(o -> o.eventLoops(2).broadcastWidth(1))) {
      List<SimulatedServer> servers =
          Stream.generate(() -> simulator.start("minecraft", "s3cret")).limit(10).toList();
      for (SimulatedServer server : servers) {
        fleet.add(Link.server(server, Dialect.MINECRAFT, "s3cret").named("s" + server.port()));
      }
      AtomicReference<Broadcast> running = new AtomicReference<>();
      Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
      Broadcast broadcast =
          fleet.broadcast(
              Command.of("slow 50 x"),
              Selector.all(),
              outcome -> {
                outcomes.add(outcome);
                while (running.get() == null) {
                  Thread.onSpinWait();
                }
                running.get().cancel();
              });
      running.set(broadcast);
      assertEquals(new Broadcast.Summary(10, 9), end(broadcast));
      assertEquals(10, broadcast.done());
      assertEquals(1, servers.stream().mapToLong(SimulatedServer::commandsExecuted).sum());
      assertEquals(1, outcomes.stream().filter(Outcome::ok).count());
      assertTrue(
          outcomes.stream()
              .filter(outcome -> !outcome.ok())
              .allMatch(outcome -> outcome.failure().orElseThrow() instanceof Cancelled));
    }
  }

  /**
   * The first outcome makes its thread ask the second server, whose command waits for an hour: it
   * must end too when it is given in the very moment in which another thread cancels.
   */
  @Test
  void should_cancel_what_is_asked_at_the_same_moment() throws Exception {
    try (Simulator simulator = new Simulator();
        RconFleet fleet = Rcon.fleet(o -> o.broadcastWidth(1))) {
      SimulatedServer server = simulator.start("source", "s3cret");
      fleet.add(Link.server(server, Dialect.SOURCE, "s3cret").named("answers"));
      Server away = Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("s3cret"));
      fleet.add(away.named("waits"));
      for (int round = 0; round < 1000; round++) {
        AtomicBoolean first = new AtomicBoolean();
        Broadcast broadcast =
            fleet.broadcast(
                Command.of("echo x").within(Duration.ofHours(1)),
                Selector.all(),
                outcome -> first.set(true));
        while (!first.get()) {
          Thread.onSpinWait();
        }
        for (int i = 0; i < round % 50; i++) {
          Thread.onSpinWait();
        }
        broadcast.cancel();
        assertEquals(new Broadcast.Summary(2, 1), end(broadcast), "round " + round);
      }
    }
  }
}
