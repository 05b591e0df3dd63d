package io.rcon.internal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopMailboxTest {
  private static final class Letter implements LoopTask {
    private final Runnable content;
    private @Nullable LoopTask next;
    boolean rejected;

    Letter(Runnable content) {
      this.content = content;
    }

    @Override
    public void run() {
      content.run();
    }

    @Override
    public void rejected() {
      rejected = true;
    }

    @Override
    public @Nullable LoopTask nextTask() {
      return next;
    }

    @Override
    public void nextTask(@Nullable LoopTask next) {
      this.next = next;
    }
  }

  @Test
  void should_wake_the_loop_once_and_keep_the_order() {
    Queue<Runnable> woken = new ArrayDeque<>();
    LoopMailbox mailbox = new LoopMailbox(woken::add);
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      mailbox.post(new Letter(() -> run.add(number)));
    }
    assertEquals(1, woken.size());
    woken.remove().run();
    assertEquals(100, run.size());
    for (int i = 0; i < 100; i++) {
      assertEquals(i, run.get(i));
    }
    mailbox.post(new Letter(() -> run.add(100)));
    assertEquals(1, woken.size(), "an empty mailbox wakes the loop again");
  }

  @Test
  void should_run_many_in_portions_and_keep_the_order() {
    Queue<Runnable> woken = new ArrayDeque<>();
    LoopMailbox mailbox = new LoopMailbox(woken::add);
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      mailbox.post(new Letter(() -> run.add(number)));
    }
    woken.remove().run();
    assertTrue(run.size() < 1_000, "others on the loop have their turn");
    assertEquals(1, woken.size());
    for (int i = 1_000; i < 1_300; i++) {
      int number = i;
      mailbox.post(new Letter(() -> run.add(number)));
    }
    while (!woken.isEmpty()) {
      woken.remove().run();
    }
    assertEquals(IntStream.range(0, 1_300).boxed().toList(), run);
  }

  @Test
  void should_reject_the_rest_of_many_when_the_loop_ends_in_between() {
    Queue<Runnable> woken = new ArrayDeque<>();
    AtomicBoolean ended = new AtomicBoolean();
    LoopMailbox mailbox =
        new LoopMailbox(task -> {
          if (ended.get()) {
            throw new RejectedExecutionException();
          }
          woken.add(task);
        });
    List<Letter> letters = new ArrayList<>();
    AtomicInteger run = new AtomicInteger();
    for (int i = 0; i < 1_000; i++) {
      Letter letter = new Letter(run::incrementAndGet);
      letters.add(letter);
      mailbox.post(letter);
    }
    ended.set(true);
    woken.remove().run();
    assertEquals(1_000 - run.get(), letters.stream().filter(letter -> letter.rejected).count());
    assertTrue(run.get() < 1_000);
  }

  @Test
  void should_wake_again_for_what_is_left_while_it_runs() {
    Queue<Runnable> woken = new ArrayDeque<>();
    LoopMailbox mailbox = new LoopMailbox(woken::add);
    List<String> run = new ArrayList<>();
    mailbox.post(new Letter(() -> mailbox.post(new Letter(() -> run.add("second")))));
    woken.remove().run();
    assertTrue(run.isEmpty());
    woken.remove().run();
    assertEquals(List.of("second"), run);
  }

  @Test
  void should_go_on_after_a_task_that_fails() {
    Queue<Runnable> woken = new ArrayDeque<>();
    LoopMailbox mailbox = new LoopMailbox(woken::add);
    List<String> run = new ArrayList<>();
    mailbox.post(
        new Letter(() -> {
          throw new StackOverflowError("on purpose");
        }));
    mailbox.post(new Letter(() -> run.add("next")));
    woken.remove().run();
    assertEquals(List.of("next"), run);
  }

  @Test
  void should_tell_tasks_that_the_loop_has_ended() {
    LoopMailbox mailbox =
        new LoopMailbox(task -> {
          throw new RejectedExecutionException();
        });
    AtomicInteger run = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      Letter letter = new Letter(run::incrementAndGet);
      mailbox.post(letter);
      assertTrue(letter.rejected);
    }
    assertEquals(0, run.get());
  }

  @Test
  void should_lose_and_double_nothing_among_threads() throws InterruptedException {
    int threads = 8;
    int each = 50_000;
    AtomicInteger wakeUps = new AtomicInteger();
    Queue<String> disorder = new ConcurrentLinkedQueue<>();
    int[] last = new int[threads];
    CountDownLatch all = new CountDownLatch(threads * each);
    ExecutorService loop = Executors.newSingleThreadExecutor();
    LoopMailbox mailbox =
        new LoopMailbox(task -> {
          wakeUps.incrementAndGet();
          loop.execute(task);
        });
    List<Thread> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int writer = t;
      Thread thread =
          new Thread(() -> {
            for (int i = 1; i <= each; i++) {
              int number = i;
              mailbox.post(
                  new Letter(() -> {
                    if (last[writer] != number - 1) {
                      disorder.add(writer + ": " + number + " after " + last[writer]);
                    }
                    last[writer] = number;
                    all.countDown();
                  }));
            }
          });
      thread.start();
      writers.add(thread);
    }
    assertTrue(all.await(50, TimeUnit.SECONDS));
    for (Thread writer : writers) {
      writer.join();
    }
    loop.shutdown();
    assertTrue(disorder.isEmpty(), disorder::toString);
    assertTrue(wakeUps.get() < threads * each, "wake-ups are shared");
  }
}
