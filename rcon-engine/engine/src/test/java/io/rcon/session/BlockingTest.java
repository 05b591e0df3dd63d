package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException.Cancelled;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Threads that wait, and threads on which callers are told. */
@Timeout(60)
class BlockingTest {
  /**
   * Ends late enough for a stage to be there before: one added later runs on the caller's thread.
   */
  private static final String LATE = "slow 300 x";

  @Test
  void should_refuse_to_wait_on_an_event_loop() {
    try (Link link = Link.to("source", o -> o.callbacksOnEventLoop()).ready()) {
      CompletionException refused =
          assertThrows(
              CompletionException.class,
              () ->
                  link.session
                      .execute(LATE)
                      .thenApply(reply -> link.session.blocking().execute("echo y"))
                      .toCompletableFuture()
                      .join());
      assertInstanceOf(IllegalStateException.class, refused.getCause());
      assertEquals(1, link.server.commandsExecuted());
      assertThrows(
          CompletionException.class,
          () ->
              link.session
                  .execute(LATE)
                  .thenRun(() -> link.session.blocking().awaitReady())
                  .toCompletableFuture()
                  .join());
      assertEquals("z", link.text("echo z"));
    }
  }

  @Test
  void should_wait_inside_a_callback() {
    ExecutorService single = Executors.newSingleThreadExecutor();
    try (Link link = Link.to("source", o -> o.callbackExecutor(single)).ready()) {
      String text =
          link.session
              .execute("echo x")
              .thenApply(reply -> link.session.blocking().execute("echo y").text().strip())
              .toCompletableFuture()
              .join();
      assertEquals("y", text, "also where callbacks have one thread only");
    }
    single.shutdown();
  }

  @Test
  void should_show_the_stack_of_the_caller() {
    try (Link link = Link.to("source", o -> {}).ready()) {
      CommandRejected rejected =
          assertThrows(CommandRejected.class, () -> link.session.blocking().execute("\n"));
      assertTrue(
          Arrays.stream(rejected.getStackTrace())
              .anyMatch(frame -> frame.getClassName().equals(BlockingTest.class.getName())));
      assertEquals(Delivery.NOT_SENT, rejected.delivery());
    }
  }

  @Test
  void should_cancel_when_the_waiting_thread_is_interrupted() throws Exception {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      link.server.reply("busy", ScriptedReply.text("x").after(Duration.ofMillis(500)));
      link.session.execute("busy");
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread waits =
          new Thread(() -> {
            try {
              link.session.blocking().execute("echo never");
            } catch (Cancelled e) {
              thrown.set(e);
            }
            if (!Thread.currentThread().isInterrupted()) {
              thrown.set(new AssertionError("the interrupt was swallowed"));
            }
          });
      waits.start();
      await().until(() -> waits.getState() == Thread.State.WAITING);
      waits.interrupt();
      waits.join();
      assertInstanceOf(Cancelled.class, thrown.get());
      assertEquals("after", link.text("echo after"));
      assertEquals(2, link.server.commandsExecuted(), "it was cancelled in the queue");
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "no virtual threads")
  void should_wait_on_virtual_threads() throws Exception {
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    try (Link link = Link.to("source", o -> {}).ready()) {
      AtomicInteger right = new AtomicInteger();
      for (int i = 0; i < 500; i++) {
        String token = "v" + i;
        virtual.execute(() -> {
          if (link.text("echo " + token).equals(token)) {
            right.incrementAndGet();
          }
        });
      }
      virtual.shutdown();
      assertTrue(virtual.awaitTermination(30, TimeUnit.SECONDS));
      assertEquals(500, right.get());
    }
  }

  @Test
  void should_tell_callers_off_the_loop_and_in_order() {
    try (Link link = Link.to("source", o -> {}).ready()) {
      Queue<String> threads = new ConcurrentLinkedQueue<>();
      List<Integer> order = java.util.Collections.synchronizedList(new ArrayList<>());
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger overlaps = new AtomicInteger();
      for (int i = 0; i < 500; i++) {
        int number = i;
        link.session
            .execute("echo " + i)
            .thenAccept(reply -> {
              overlaps.addAndGet(inside.getAndIncrement());
              threads.add(Thread.currentThread().getName());
              order.add(number);
              inside.decrementAndGet();
            });
      }
      await().until(() -> order.size() == 500);
      for (int i = 0; i < 500; i++) {
        assertEquals(i, order.get(i));
      }
      assertEquals(0, overlaps.get(), "one at a time");
      assertTrue(threads.stream().noneMatch(name -> name.startsWith("rcon-loop")));
    }
  }

  @Test
  void should_not_let_a_callback_that_blocks_stop_others() throws Exception {
    try (Link slow = Link.to("source", o -> {}).ready();
        Link quick = Link.to("source", o -> {}).ready()) {
      java.util.concurrent.CountDownLatch held = new java.util.concurrent.CountDownLatch(1);
      slow.session.execute("echo x").thenRun(() -> hold(held));
      for (int i = 0; i < 20; i++) {
        assertEquals("q" + i, Link.get(quick.session.execute("echo q" + i)).text().strip());
        assertEquals("s" + i, slow.text("echo s" + i), "its own session answers too");
      }
      held.countDown();
    }
  }

  private static void hold(java.util.concurrent.CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** To end its future cancels the command: others are told that, and not what the caller said. */
  @Test
  void should_let_nobody_else_complete_a_reply() throws Exception {
    try (Link link = Link.to("source", o -> {}).ready()) {
      var ended = link.session.execute("slow 200 unwanted");
      IllegalStateException notMine = new IllegalStateException("not mine");
      assertTrue(ended.toCompletableFuture().completeExceptionally(notMine));
      assertThrows(Cancelled.class, () -> Link.get(ended));
      var derived = link.session.execute("slow 200 real");
      derived.thenApply(reply -> reply).toCompletableFuture().completeExceptionally(notMine);
      derived.thenApply(reply -> reply).toCompletableFuture().cancel(true);
      assertEquals("real", Link.get(derived).text().strip());
    }
  }
}
