package io.rcon.fleet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Outcome;
import io.rcon.Rcon;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Delivery;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.session.Link;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class BroadcastTest {
  private final Simulator simulator = new Simulator();
  private final List<SimulatedServer> servers = new ArrayList<>();

  @AfterEach
  void end() {
    simulator.close();
  }

  private void add(RconFleet fleet, int count) {
    for (int i = 0; i < count; i++) {
      SimulatedServer server = simulator.start("minecraft", "s3cret");
      servers.add(server);
      fleet.add(Link.server(server, Dialect.MINECRAFT, "s3cret").named("s" + i));
    }
  }

  private static Broadcast.Summary end(Broadcast broadcast) {
    return broadcast.summary().toCompletableFuture().join();
  }

  @Test
  void should_hand_over_every_outcome_and_a_summary() {
    try (RconFleet fleet = Rcon.fleet(o -> o.eventLoops(2))) {
      add(fleet, 30);
      fleet.add(Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.of("x")).named("dead"));
      Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger overlaps = new AtomicInteger();
      Broadcast broadcast =
          fleet.broadcast(
              Command.of("echo all"),
              Selector.all(),
              outcome -> {
                overlaps.addAndGet(inside.getAndIncrement());
                outcomes.add(outcome);
                inside.decrementAndGet();
              });
      assertEquals(new Broadcast.Summary(31, 1), end(broadcast));
      assertEquals(31, broadcast.total());
      assertEquals(31, broadcast.done());
      assertEquals(1, broadcast.failed());
      assertEquals(31, outcomes.size());
      assertEquals(0, overlaps.get(), "one at a time");
      assertEquals(31, outcomes.stream().map(o -> o.server().name()).distinct().count());
      assertEquals(30, outcomes.stream().filter(Outcome::ok).count());
    }
  }

  @Test
  void should_go_on_when_the_consumer_fails() {
    try (RconFleet fleet = Rcon.fleet()) {
      add(fleet, 5);
      Broadcast broadcast =
          fleet.broadcast(
              Command.of("list"),
              Selector.all(),
              outcome -> {
                throw new AssertionError("on purpose");
              });
      assertEquals(new Broadcast.Summary(5, 0), end(broadcast));
    }
  }

  @Test
  void should_ask_nobody_where_nobody_is_selected() {
    try (RconFleet fleet = Rcon.fleet()) {
      Broadcast broadcast = fleet.broadcast(Command.of("list"), Selector.all(), outcome -> {});
      assertEquals(new Broadcast.Summary(0, 0), end(broadcast));
    }
  }

  @Test
  void should_ask_no_more_at_a_time_than_its_width() {
    try (RconFleet fleet = Rcon.fleet(o -> o.broadcastWidth(3))) {
      add(fleet, 20);
      AtomicInteger atOnce = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      servers.forEach(server ->
          server.respond(command -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            return java.util.Optional.empty();
          }));
      Broadcast broadcast =
          fleet.broadcast(
              Command.of("slow 30 x"), Selector.all(), outcome -> atOnce.decrementAndGet());
      assertEquals(new Broadcast.Summary(20, 0), end(broadcast));
      assertEquals(3, most.get());
    }
  }

  @Test
  void should_send_nothing_more_once_cancelled() {
    try (RconFleet fleet = Rcon.fleet(o -> o.broadcastWidth(2))) {
      add(fleet, 20);
      Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
      Broadcast broadcast =
          fleet.broadcast(Command.of("slow 1700 x"), Selector.all(), outcomes::add);
      await().until(() -> ran() == 2);
      broadcast.cancel();
      assertEquals(new Broadcast.Summary(20, 20), end(broadcast));
      await().during(Duration.ofMillis(700)).until(() -> ran() == 2);
      for (Outcome outcome : outcomes) {
        assertTrue(outcome.failure().orElseThrow() instanceof Cancelled);
      }
      assertEquals(
          18,
          outcomes.stream()
              .filter(o -> o.failure().orElseThrow().delivery() == Delivery.NOT_SENT)
              .count());
      broadcast.cancel();
    }
  }

  private long ran() {
    return servers.stream().mapToLong(SimulatedServer::commandsExecuted).sum();
  }

  @Test
  void should_bear_ten_thousand_sessions_that_are_closed() {
    try (RconFleet fleet = Rcon.fleet(o -> o.broadcastWidth(1).onDemand(Duration.ofHours(1)))) {
      for (int i = 0; i < 10_000; i++) {
        fleet
            .add(Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.of("x")).named("s" + i))
            .closeAsync();
      }
      await().until(() -> fleet.select(Selector.parse("state=CLOSED")).size() == 10_000);
      Broadcast broadcast = fleet.broadcast(Command.of("x"), Selector.all(), outcome -> {});
      assertEquals(new Broadcast.Summary(10_000, 10_000), end(broadcast));
    }
  }
}
