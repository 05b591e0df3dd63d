package io.rcon.internal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SerialCallbacksTest {
  private final VirtualLoop virtual = new VirtualLoop();

  @AfterEach
  void end() {
    virtual.close();
  }

  private static final class Call implements Callback {
    private final Runnable code;
    private @Nullable Callback next;

    Call(Runnable code) {
      this.code = code;
    }

    @Override
    public void tell() {
      code.run();
    }

    @Override
    public @Nullable Callback nextCallback() {
      return next;
    }

    @Override
    public void nextCallback(@Nullable Callback next) {
      this.next = next;
    }
  }

  @Test
  void should_hand_over_once_a_turn_and_in_order() {
    Queue<Runnable> executor = new ArrayDeque<>();
    SerialCallbacks callbacks = new SerialCallbacks(virtual.loop(), executor::add);
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      callbacks.add(new Call(() -> told.add(number)));
    }
    assertTrue(executor.isEmpty(), "not before the turn ends");
    virtual.run();
    assertEquals(1, executor.size());
    executor.remove().run();
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), told);
  }

  @Test
  void should_take_what_comes_while_it_tells() {
    Queue<Runnable> executor = new ArrayDeque<>();
    SerialCallbacks callbacks = new SerialCallbacks(virtual.loop(), executor::add);
    List<String> told = new ArrayList<>();
    callbacks.add(
        new Call(() -> {
          told.add("first");
          callbacks.add(new Call(() -> told.add("second")));
        }));
    virtual.run();
    executor.remove().run();
    virtual.run();
    assertEquals(List.of("first", "second"), told);
    assertTrue(executor.isEmpty());
    callbacks.add(new Call(() -> told.add("third")));
    virtual.run();
    executor.remove().run();
    assertEquals(3, told.size(), "after a rest it is handed over again");
  }

  @Test
  void should_tell_on_the_loop_when_the_executor_has_ended() {
    List<String> told = new ArrayList<>();
    SerialCallbacks rejected =
        new SerialCallbacks(
            virtual.loop(),
            task -> {
              throw new RejectedExecutionException();
            });
    rejected.add(new Call(() -> told.add("rejected")));
    virtual.run();
    assertEquals(List.of("rejected"), told);
  }

  @Test
  void should_go_on_after_a_callback_that_fails() {
    SerialCallbacks callbacks = new SerialCallbacks(virtual.loop(), Runnable::run);
    List<String> told = new ArrayList<>();
    callbacks.add(
        new Call(() -> {
          throw new AssertionError("on purpose");
        }));
    callbacks.add(new Call(() -> told.add("next")));
    virtual.run();
    assertEquals(List.of("next"), told);
  }

  @Test
  void should_never_tell_two_at_a_time_and_keep_the_order_on_a_pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    SerialCallbacks callbacks = new SerialCallbacks(virtual.loop(), pool);
    AtomicInteger inside = new AtomicInteger();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    int[] last = {-1};
    int all = 20_000;
    for (int i = 0; i < all; i++) {
      int number = i;
      callbacks.add(
          new Call(() -> {
            if (inside.incrementAndGet() != 1 || last[0] != number - 1) {
              wrong.add(number + " after " + last[0]);
            }
            last[0] = number;
            inside.decrementAndGet();
          }));
      if (i % 7 == 0) {
        virtual.pass(Duration.ofMillis(1));
      }
    }
    virtual.run();
    pool.shutdown();
    assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(all - 1, last[0]);
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong, first " + wrong.peek());
  }
}
