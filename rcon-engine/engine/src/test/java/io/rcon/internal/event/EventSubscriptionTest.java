package io.rcon.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.RconListener;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.support.VirtualLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Flow, and what a subscriber who is slow, absent or faulty costs. */
@Timeout(60)
class EventSubscriptionTest {
  private static final Server SERVER = Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.of("x"));

  private final VirtualLoop virtual = new VirtualLoop();
  private final AtomicInteger lost = new AtomicInteger();
  private final SessionEvents events =
      new SessionEvents(
          SERVER,
          new RconListener() {
            @Override
            public void eventLost(Server server) {
              lost.incrementAndGet();
            }
          });

  @AfterEach
  void end() {
    virtual.close();
  }

  /** Writes down all that it is told. */
  private static class Told implements Subscriber<RconEvent> {
    final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final long atOnce;
    @Nullable Subscription subscription;

    Told(long atOnce) {
      this.atOnce = atOnce;
    }

    void request(long n) {
      if (subscription != null) {
        subscription.request(n);
      }
    }

    void cancel() {
      if (subscription != null) {
        subscription.cancel();
      }
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      told.add("subscribed");
      if (atOnce != 0) {
        given.request(atOnce);
      }
    }

    @Override
    public void onNext(RconEvent event) {
      told.add(event instanceof RconEvent.Lost gap ? "lost " + gap.count() : event.text());
    }

    @Override
    public void onError(Throwable thrown) {
      assertInstanceOf(IllegalArgumentException.class, thrown);
      assertTrue(String.valueOf(thrown.getMessage()).contains("3.9"), thrown::toString);
      told.add("error");
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }

    void understood(String... expected) {
      assertEquals(List.of(expected), List.copyOf(told));
      told.clear();
    }
  }

  private EventSubscription subscribe(Subscriber<RconEvent> subscriber, @Nullable Executor where) {
    EventSubscription subscription =
        new EventSubscription(SERVER, subscriber, virtual.loop(), where, events::remove);
    events.add(subscription);
    subscription.begin();
    return subscription;
  }

  private Told told(long atOnce) {
    Told told = new Told(atOnce);
    subscribe(told, null);
    virtual.run();
    told.understood("subscribed");
    return told;
  }

  private void say(String... texts) {
    for (String text : texts) {
      events.said(text, null);
    }
    virtual.run();
  }

  @Test
  void should_deliver_what_was_requested_and_keep_the_rest() {
    Told told = told(0);
    say("a", "b", "c", "d");
    told.understood();
    told.request(1);
    virtual.run();
    told.understood("a");
    told.request(2);
    virtual.run();
    told.understood("b", "c");
    told.request(Long.MAX_VALUE);
    told.request(Long.MAX_VALUE);
    virtual.run();
    told.understood("d");
    say("e");
    told.understood("e");
    assertEquals(0, lost.get());
  }

  /** On the event loop too the subscriber's code waits for the end of the turn. */
  @Test
  void should_tell_nothing_before_what_happens_is_over() {
    Told told = new Told(10);
    subscribe(told, null);
    events.said("a", null);
    told.understood();
    virtual.run();
    told.understood("subscribed", "a");
    events.said("b", null);
    told.understood();
    virtual.run();
    told.understood("b");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void should_end_with_an_error_if_none_are_requested(long n) {
    Told told = told(1);
    told.request(n);
    say("a", "b");
    events.close();
    virtual.run();
    told.understood("error");
    assertTrue(events.remove(new EventSubscription(SERVER, told, virtual.loop(), null, e -> {})));
  }

  @Test
  void should_complete_behind_what_is_kept_without_a_request_for_that() {
    Told told = told(1);
    say("a", "b");
    events.close();
    virtual.run();
    told.understood("a");
    told.request(1);
    virtual.run();
    told.understood("b", "complete");
    told.request(1);
    told.cancel();
    virtual.run();
    told.understood();
  }

  @Test
  void should_tell_nothing_after_it_was_cancelled() {
    Told[] self = new Told[1];
    Told told =
        new Told(10) {
          @Override
          public void onNext(RconEvent event) {
            super.onNext(event);
            self[0].cancel();
            self[0].cancel();
            self[0].request(5);
          }
        };
    self[0] = told;
    subscribe(told, null);
    say("a", "b");
    events.close();
    virtual.run();
    told.understood("subscribed", "a");
  }

  /** So many that a stack would overflow, were a request answered within it. */
  @Test
  void should_bear_requests_from_within() {
    Told[] self = new Told[1];
    Told told =
        new Told(1) {
          @Override
          public void onNext(RconEvent event) {
            super.onNext(event);
            self[0].request(1);
          }
        };
    self[0] = told;
    subscribe(told, null);
    for (int i = 0; i < 20; i++) {
      say("x,".repeat(1000).split(","));
    }
    assertEquals(20_001, told.told.size());
  }

  @Test
  void should_drop_the_newest_and_say_where_and_how_many() {
    Told told = told(0);
    Told quick = told(Long.MAX_VALUE);
    int many = 9000;
    List<String> said = IntStream.range(0, many).mapToObj(i -> "n" + i).toList();
    said.forEach(this::say);
    assertEquals(said, List.copyOf(quick.told));
    int dropped = lost.get();
    int kept = many - dropped;
    assertTrue(kept > 3500 && kept < 4500, "kept " + kept);
    told.request(500);
    virtual.run();
    say("later");
    told.request(Long.MAX_VALUE);
    virtual.run();
    List<String> all = List.copyOf(told.told);
    assertEquals(said.subList(0, kept), all.subList(0, kept));
    assertEquals(List.of("lost " + dropped, "later"), all.subList(kept, all.size()));
    assertEquals(dropped, lost.get());
  }

  /** A server that floods with long lines costs half a million characters. */
  @Test
  void should_bound_the_memory_of_what_nobody_takes() {
    Told told = told(0);
    String line = "x".repeat(RconEvent.MAX_TEXT + 7);
    for (int i = 0; i < 1000; i++) {
      say(line);
    }
    told.request(Long.MAX_VALUE);
    virtual.run();
    assertEquals(RconEvent.MAX_TEXT, told.told.remove().length());
    assertTrue(told.told.size() <= 32, told.told.size() + " are left");
  }

  @Test
  void should_tell_of_a_loss_although_nothing_follows() {
    Told told = told(0);
    for (int i = 0; i < 5000; i++) {
      say("x");
    }
    events.close();
    told.request(Long.MAX_VALUE);
    virtual.run();
    List<String> all = List.copyOf(told.told);
    assertEquals(
        List.of("lost " + lost.get(), "complete"), all.subList(all.size() - 2, all.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscribe", "next", "complete"})
  void should_part_with_a_subscriber_that_throws(String where) {
    Told faulty =
        new Told(10) {
          private void at(String step) {
            if (step.equals(where)) {
              throw new AssertionError("on purpose");
            }
          }

          @Override
          public void onSubscribe(Subscription given) {
            super.onSubscribe(given);
            at("subscribe");
          }

          @Override
          public void onNext(RconEvent event) {
            super.onNext(event);
            at("next");
          }

          @Override
          public void onComplete() {
            super.onComplete();
            at("complete");
          }
        };
    subscribe(faulty, null);
    Told other = told(10);
    say("a", "b");
    events.close();
    virtual.run();
    other.understood("a", "b", "complete");
    switch (where) {
      case "subscribe" -> faulty.understood("subscribed");
      case "next" -> faulty.understood("subscribed", "a");
      default -> faulty.understood("subscribed", "a", "b", "complete");
    }
  }

  /** A slow one holds up the thread it has, and neither the event loop nor another subscriber. */
  @Test
  void should_hold_up_nobody_else() {
    Queue<Runnable> stuck = new ArrayDeque<>();
    Told slow = new Told(Long.MAX_VALUE);
    subscribe(slow, stuck::add);
    Told other = told(Long.MAX_VALUE);
    say("a", "b");
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
    EventSubscription subscription = subscribe(told, twice::add);
    subscription.run();
    say("a");
    twice.forEach(Runnable::run);
    subscription.run();
    told.understood("subscribed", "a");
  }

  @Test
  void should_deliver_what_is_requested_after_the_engine_has_ended() {
    Told told = told(1);
    say("a", "b");
    events.close();
    virtual.close();
    told.request(1);
    told.understood("a", "b", "complete");
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
    subscribe(told, pool);
    int all = 50_000;
    for (int i = 0; i < all; i++) {
      events.said("" + i, null);
      if (i % 7 == 0) {
        virtual.run();
      }
    }
    events.close();
    virtual.run();
    org.awaitility.Awaitility.await().until(() -> told.told.contains("complete"));
    pool.shutdown();
    assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(all - 1, last[0]);
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong, first " + wrong.peek());
  }

  private static long lostCount(RconEvent event) {
    return event instanceof RconEvent.Lost gap ? gap.count() : 0;
  }

  @Test
  void should_make_typed_events_by_the_dialect_or_take_those_that_are() {
    List<RconEvent> got = new ArrayList<>();
    Told told =
        new Told(10) {
          @Override
          public void onNext(RconEvent event) {
            got.add(event);
          }
        };
    subscribe(told, null);
    RconEvent known = new RconEvent.Join(SERVER, "An is here", "An");
    events.said(known.text(), known);
    say("An is here");
    assertEquals(List.of(known, new RconEvent.Console(SERVER, "An is here")), got);
    assertFalse(events.remove(new EventSubscription(SERVER, told, virtual.loop(), null, e -> {})));
  }
}
