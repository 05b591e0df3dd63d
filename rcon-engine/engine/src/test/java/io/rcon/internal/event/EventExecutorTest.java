package io.rcon.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconEvent;
import io.rcon.internal.event.EventPublisher.Told;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Subscribers on executors of their own: in order, one event at a time, and at nobody else's cost.
 */
@Timeout(60)
class EventExecutorTest {
  private final EventPublisher publisher = new EventPublisher();

  @AfterEach
  void end() {
    publisher.close();
  }

  /** A slow one holds up the thread it has, and neither the event loop nor another subscriber. */
  @Test
  void should_hold_up_nobody_else() {
    Queue<Runnable> stuck = new ArrayDeque<>();
    Told slow = new Told(Long.MAX_VALUE);
    publisher.subscribe(slow, stuck::add);
    Told other = publisher.told(Long.MAX_VALUE);
    publisher.say("a", "b");
    other.understood("a", "b");
    slow.understood();
    assertEquals(1, stuck.size(), "handed over once");
    stuck.remove().run();
    slow.understood("subscribed", "a", "b");
  }

  /** An executor may take a task and throw all the same, so that the loop runs it too. */
  @Test
  void should_bear_to_be_run_twice() {
    Queue<Runnable> twice = new ArrayDeque<>();
    Told told = new Told(Long.MAX_VALUE);
    EventSubscription subscription = publisher.subscribe(told, twice::add);
    subscription.run();
    publisher.say("a");
    twice.forEach(Runnable::run);
    subscription.run();
    told.understood("subscribed", "a");
  }

  private static void alone(AtomicInteger inside, Consumer<String> wrong, Runnable step) {
    if (inside.incrementAndGet() != 1) {
      wrong.accept("two at a time");
    }
    step.run();
    inside.decrementAndGet();
  }

  @Test
  void should_keep_order_and_deliver_one_at_a_time_on_a_pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger requested = new AtomicInteger(1);
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    int[] last = {-1};
    Told[] self = new Told[1];
    Told told =
        new Told(1) {
          @Override
          public void onNext(RconEvent event) {
            alone(
                inside,
                wrong::add,
                () -> {
                  boolean gap = event instanceof RconEvent.Lost;
                  int number =
                      gap ? last[0] + (int) lostCount(event) : Integer.parseInt(event.text());
                  if ((!gap && number != last[0] + 1) || requested.decrementAndGet() < 0) {
                    wrong.add(event + " after " + last[0]);
                  }
                  last[0] = number;
                  requested.incrementAndGet();
                });
            self[0].request(1);
          }

          @Override
          public void onComplete() {
            alone(inside, wrong::add, () -> super.onComplete());
          }
        };
    self[0] = told;
    publisher.subscribe(told, pool);
    int all = 50_000;
    for (int i = 0; i < all; i++) {
      publisher.events.said("" + i, null);
      if (i % 7 == 0) {
        publisher.virtual.run();
      }
    }
    publisher.events.close();
    publisher.virtual.run();
    org.awaitility.Awaitility.await().until(() -> told.told.contains("complete"));
    pool.shutdown();
    assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(all - 1, last[0]);
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong, first " + wrong.peek());
  }

  private static long lostCount(RconEvent event) {
    return event instanceof RconEvent.Lost gap ? gap.count() : 0;
  }
}
