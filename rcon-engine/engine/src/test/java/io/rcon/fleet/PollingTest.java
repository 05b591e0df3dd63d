package io.rcon.fleet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Selector;
import io.rcon.session.Link;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polls over TCP and UDP, on several event loops and threads. */
@Timeout(60)
class PollingTest {
  private static final List<String> GAMES =
      List.of("source", "minecraft", "nukkit", "quake3", "darkplaces", "quakeworld");

  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final AtomicInteger onLoops = new AtomicInteger();

  private void take(Outcome outcome) {
    if (inside.incrementAndGet() > 1) {
      overlaps.incrementAndGet();
    }
    if (Thread.currentThread().getName().contains("loop")) {
      onLoops.incrementAndGet();
    }
    if (outcome.ok()) {
      answers.get(outcome.server().name()).incrementAndGet();
    }
    inside.decrementAndGet();
  }

  @Test
  void should_poll_all_games_over_several_loops_while_servers_come_and_go() throws Exception {
    try (Simulator simulator = new Simulator();
        RconFleet fleet = Rcon.fleet(o -> o.eventLoops(3))) {
      Polling polling =
          fleet.poll(Command.of("echo hi"), Duration.ofMillis(200), Selector.all(), this::take);
      for (int i = 0; i < 30; i++) {
        String game = GAMES.get(i % GAMES.size());
        SimulatedServer server = simulator.start(game, "s3cret", o -> o.pacing(false));
        answers.put("s" + i, new AtomicInteger());
        Dialect dialect =
            Dialect.named(game).orElseThrow().with(d -> d.pacing(io.rcon.Pacing.NONE));
        fleet.add(Link.server(server, dialect, "s3cret").named("s" + i));
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> answers.values().stream().allMatch(count -> count.get() >= 5));
      for (int i = 0; i < 10; i++) {
        fleet.remove("s" + i).toCompletableFuture().get(20, TimeUnit.SECONDS);
      }
      int atRemoval = answers.get("s0").get();
      int more = answers.get("s29").get() + 5;
      await().atMost(Duration.ofSeconds(30)).until(() -> answers.get("s29").get() >= more);
      assertEquals(atRemoval, answers.get("s0").get(), 1);
      polling.close();
      polling.ended().toCompletableFuture().get(10, TimeUnit.SECONDS);
      long asked = polling.asked();
      assertEquals(asked, polling.answered() + polling.failed());
      int heard = answers.values().stream().mapToInt(AtomicInteger::get).sum();
      assertEquals(polling.answered(), heard);
      assertEquals(0, overlaps.get(), "one at a time");
      assertEquals(0, onLoops.get(), "on the callback executor");
    }
  }

  /** Whoever takes outcomes slowly is asked for less often, and nothing waits for him in heaps. */
  @Test
  void should_not_heap_up_outcomes_before_a_consumer_that_blocks() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    AtomicInteger taken = new AtomicInteger();
    try (Simulator simulator = new Simulator();
        RconFleet fleet = Rcon.fleet(o -> o.eventLoops(1))) {
      SimulatedServer server = simulator.start("source", "s3cret");
      fleet.add(Link.server(server, Dialect.SOURCE, "s3cret"));
      Polling polling =
          fleet.poll(
              Command.of("echo hi"),
              Duration.ofMillis(20),
              Selector.parse("state=ready"),
              outcome -> {
                taken.incrementAndGet();
                try {
                  latch.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      await().until(() -> polling.skipped() > 20);
      assertEquals(1, taken.get());
      assertEquals(1, polling.asked());
      assertFalse(polling.ended().toCompletableFuture().isDone());
      latch.countDown();
      await().until(() -> taken.get() > 5);
      polling.close();
      polling.ended().toCompletableFuture().get(20, TimeUnit.SECONDS);
      assertTrue(polling.answered() > 5);
    }
  }
}
