package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Overloaded;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedFleet;
import io.rcon.simulator.SimulatedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asked for far more than it can bear: turned away at once, in bounded memory, and well again. */
@Timeout(60)
class OverloadTest {
  private static final int LIMIT = 50;

  /** A reply that is there already is told on the thread that asks: then once more. */
  private static void holdTheLoop(Link link, CountDownLatch held) {
    CountDownLatch holding = new CountDownLatch(1);
    for (int i = 0; i < 1000 && holding.getCount() > 0; i++) {
      Thread asking = Thread.currentThread();
      CompletableFuture<Void> told =
          link.session
              .execute("echo hold")
              .thenAccept(reply -> {
                if (Thread.currentThread() != asking) {
                  holding.countDown();
                  await().until(() -> held.getCount() == 0);
                }
              })
              .toCompletableFuture();
      await().until(() -> told.isDone() || holding.getCount() == 0);
    }
    assertEquals(0, holding.getCount());
  }

  @Test
  void should_turn_away_on_the_callers_thread_what_the_loop_has_no_time_to_take() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    try (Link link =
        Link.to("minecraft", o -> o.queueLimit(LIMIT).callbacksOnEventLoop()).ready()) {
      holdTheLoop(link, held);
      List<PendingReply> given = new ArrayList<>();
      for (int i = 0; i < 10 * LIMIT; i++) {
        given.add(link.session.execute("echo n" + i));
      }
      // The loop stands still: whatever has ended by now was turned away right here.
      for (int i = 0; i < given.size(); i++) {
        boolean ended = given.get(i).toCompletableFuture().isDone();
        assertEquals(i > LIMIT, ended, "command " + i);
      }
      Overloaded full =
          Link.fails(given.get(given.size() - 1), Overloaded.class, Delivery.NOT_SENT);
      assertTrue(String.valueOf(full.getMessage()).contains(LIMIT + " commands wait"));
      held.countDown();
      // In the order in which they were given.
      for (int i = 0; i <= LIMIT; i++) {
        assertEquals("n" + i, Link.get(given.get(i)).text().strip());
      }
      await().until(() -> link.watch.failures.size() == 10 * LIMIT - LIMIT - 1);
      assertEquals("after", link.text("echo after"));
    } finally {
      held.countDown();
    }
  }

  @Test
  void should_reject_at_once_and_recover_when_what_waits_is_answered() throws Exception {
    try (Link link = Link.to("nukkit", o -> o.queueLimit(LIMIT)).ready()) {
      // One answer in 20 ms at the most, so 50 a second; many times as many are wanted.
      link.server.respond(c ->
          java.util.Optional.of(
              io.rcon.simulator.ScriptedReply.text("ok").after(Duration.ofMillis(20))));
      List<PendingReply> given = new ArrayList<>();
      List<Long> took = new ArrayList<>();
      long begin = System.nanoTime();
      while (given.size() < 1000 || System.nanoTime() - begin < Duration.ofMillis(500).toNanos()) {
        long before = System.nanoTime();
        given.add(link.session.execute("list"));
        took.add(System.nanoTime() - before);
        java.util.concurrent.locks.LockSupport.parkNanos(100_000);
      }
      long ran = link.server.commandsExecuted();
      PendingReply last = link.session.execute(Command.of("list"));
      long rejected = 0;
      long answered = 0;
      for (PendingReply reply : given) {
        try {
          Link.get(reply);
          answered++;
        } catch (Overloaded e) {
          assertEquals(Delivery.NOT_SENT, e.delivery());
          rejected++;
        }
      }
      assertTrue(last.toCompletableFuture().handle((r, e) -> true).join());
      long afterwards = link.server.commandsExecuted() - ran;
      assertTrue(rejected > 5 * answered, rejected + " rejected, " + answered + " answered");
      // Those in the queue, those under way, and the last: at 20 ms each a second.
      assertTrue(afterwards <= LIMIT + 10, () -> afterwards + " commands until it was well");
      // Half of them, for a busy machine makes any call wait: a place in the queue takes 20 ms.
      Collections.sort(took);
      double half = took.get(took.size() / 2) / 1e6;
      assertTrue(half < 10, () -> "execute made its caller wait " + half + " ms");
      assertEquals("ok", link.text("list"));
      assertEquals(link.server.commandsExecuted(), link.watch.sent.get(), "none was sent twice");
    }
  }

  @Test
  void should_keep_its_memory_when_many_threads_ask_a_fleet_for_too_much() throws Exception {
    try (SimulatedFleet simulated = SimulatedFleet.start(20, "s3cret", "minecraft", "source");
        RconFleet fleet =
            Rcon.fleet(o ->
                o.eventLoops(1)
                    .queueLimit(LIMIT)
                    .timeout(Duration.ofMinutes(1))
                    .within(Duration.ofMinutes(1)))) {
      for (SimulatedServer server : simulated.servers()) {
        server.mishap(command -> true, new Mishap.Delay(Duration.ofMillis(20)));
        Dialect dialect = Dialect.named(server.game().name()).orElseThrow();
        fleet.add(Server.of(dialect, "127.0.0.1", server.port(), Secret.of("s3cret")));
      }
      List<RconSession> sessions = List.copyOf(fleet.select(Selector.all()));
      sessions.forEach(session -> session.blocking().awaitReady());
      overload(fleet, sessions, Duration.ofMillis(200));
      long before = heap();
      long most = overload(fleet, sessions, Duration.ofMillis(1500));
      assertTrue(most > 0, "nothing was in flight");
      assertTrue(most <= 20L * (LIMIT + 16), most + " commands waited or were in flight");
      long after = heap();
      assertTrue(after < before + (4 << 20), before + " bytes before, " + after + " after");
      for (RconSession session : sessions) {
        assertEquals(SessionState.READY, session.state());
        assertEquals("well", session.blocking().execute("echo well").text().strip());
      }
    }
  }

  private static long heap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Four threads ask without pause; returns how many the fleet held at the most. */
  private static long overload(RconFleet fleet, List<RconSession> sessions, Duration lasting)
      throws Exception {
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicLong open = new AtomicLong();
    AtomicLong most = new AtomicLong();
    LongAdder answered = new LongAdder();
    LongAdder rejected = new LongAdder();
    LongAdder other = new LongAdder();
    List<Thread> callers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread caller =
          new Thread(() -> {
            for (int i = 0; !stopped.get(); i++) {
              open.incrementAndGet();
              sessions
                  .get(i % sessions.size())
                  .execute("list")
                  .whenComplete((reply, problem) -> {
                    open.decrementAndGet();
                    (reply != null ? answered : problem instanceof Overloaded ? rejected : other)
                        .increment();
                  });
              if (i % 300 == 0) {
                most.accumulateAndGet(held(fleet), Math::max);
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
              }
            }
          });
      caller.start();
      callers.add(caller);
    }
    TimeUnit.NANOSECONDS.timedJoin(callers.get(0), lasting.toNanos());
    stopped.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> open.get() == 0);
    assertEquals(0, other.sum());
    assertTrue(
        rejected.sum() > answered.sum(),
        () -> rejected.sum() + " rejected, " + answered.sum() + " answered");
    return most.get();
  }

  private static long held(RconFleet fleet) {
    return fleet.snapshot().servers().stream()
        .mapToLong(server -> server.queued() + server.underWay())
        .sum();
  }
}
