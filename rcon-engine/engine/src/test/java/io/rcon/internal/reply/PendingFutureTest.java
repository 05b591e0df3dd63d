package io.rcon.internal.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.Reply;
import io.rcon.testing.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** It behaves as a {@link CompletableFuture} would, whenever and however often it is asked. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD) // join() hears no interrupt.
class PendingFutureTest {
  private static final Reply REPLY = new Reply("pong", EndRule.SINGLE_PACKET, false, 1, 7);

  private final List<String> told = new ArrayList<>();
  private final AtomicInteger cancels = new AtomicInteger();
  private final PendingFuture pending =
      new PendingFuture(new CountedCancels(cancels), Command.of("ping"), false);

  private static RconException failure() {
    return new TimedOut("s", Delivery.UNKNOWN, "silence");
  }

  private void end(Object outcome) {
    pending.outcome(outcome);
    pending.tell();
  }

  private void note(String who, @Nullable Reply reply, @Nullable Throwable problem) {
    told.add(who + " " + (reply != null ? reply.text() : String.valueOf(problem)));
  }

  @Test
  void tells_the_first_action_and_what_follows_it() {
    pending
        .whenComplete((reply, problem) -> note("first", reply, problem))
        .whenComplete((reply, problem) -> note("after", reply, problem));
    assertEquals(List.of(), told);
    end(REPLY);
    assertEquals(List.of("first pong", "after pong"), told);
  }

  @Test
  void tells_every_action_once() {
    pending.whenComplete((reply, problem) -> note("first", reply, problem));
    pending.whenComplete((reply, problem) -> note("second", reply, problem));
    pending.thenAccept(reply -> note("third", reply, null));
    end(REPLY);
    end(REPLY);
    assertEquals(3, told.size());
    assertTrue(told.containsAll(List.of("first pong", "second pong", "third pong")));
  }

  @Test
  void tells_actions_that_come_late() {
    end(REPLY);
    pending.whenComplete((reply, problem) -> note("first", reply, problem));
    pending.thenAccept(reply -> note("second", reply, null));
    assertEquals(List.of("first pong", "second pong"), told);
  }

  @Test
  void tells_a_failure_as_it_is_to_the_first_and_wrapped_to_what_follows() {
    List<Throwable> problems = new ArrayList<>();
    RconException failure = failure();
    CompletionStage<Reply> after = pending.whenComplete((reply, problem) -> problems.add(problem));
    after.whenComplete((reply, problem) -> problems.add(problem));
    pending.whenComplete((reply, problem) -> problems.add(problem));
    end(failure);
    assertEquals(3, problems.size());
    assertSame(failure, problems.get(0));
    assertEquals(1, problems.stream().filter(CompletionException.class::isInstance).count());
    assertSame(failure, assertThrows(CompletionException.class, joining(after)).getCause());
  }

  private static org.junit.jupiter.api.function.Executable joining(CompletionStage<Reply> stage) {
    return () -> stage.toCompletableFuture().join();
  }

  @Test
  void an_action_that_throws_fails_only_what_follows_it() {
    IllegalStateException thrown = new IllegalStateException("mine");
    CompletionStage<Reply> before =
        pending.whenComplete((reply, problem) -> {
          throw thrown;
        });
    CompletableFuture<Reply> early = before.toCompletableFuture();
    end(REPLY);
    assertSame(thrown, assertThrows(CompletionException.class, early::join).getCause());
    assertSame(thrown, assertThrows(CompletionException.class, joining(before)).getCause());
    assertSame(REPLY, pending.toCompletableFuture().join());
  }

  @Test
  void what_an_action_threw_is_known_to_those_who_ask_later() {
    IllegalStateException thrown = new IllegalStateException("mine");
    CompletionStage<Reply> after =
        pending.whenComplete((reply, problem) -> {
          throw thrown;
        });
    end(REPLY);
    assertSame(thrown, assertThrows(CompletionException.class, joining(after)).getCause());
    assertSame(REPLY, pending.toCompletableFuture().join());
  }

  @Test
  void a_failure_outweighs_what_its_action_threw() {
    RconException failure = failure();
    CompletionStage<Reply> after =
        pending.whenComplete((reply, problem) -> {
          throw new IllegalStateException("mine");
        });
    end(failure);
    assertSame(failure, assertThrows(CompletionException.class, joining(after)).getCause());
  }

  @Test
  void an_action_that_asks_again_is_told_at_once() {
    pending.whenComplete((reply, problem) -> {
      pending.thenRun(() -> told.add("asked again"));
      told.add("first");
    });
    end(REPLY);
    assertEquals(List.of("asked again", "first"), told);
  }

  @Test
  void an_action_may_join_its_own_reply() {
    pending.whenComplete(
        (reply, problem) -> note("first", pending.toCompletableFuture().join(), null));
    end(REPLY);
    assertEquals(List.of("first pong"), told);
  }

  @Test
  void an_action_may_join_a_future_that_was_asked_for_after_it() {
    AtomicReference<CompletableFuture<Reply>> later = new AtomicReference<>();
    pending.whenComplete((reply, problem) -> note("first", later.get().join(), null));
    later.set(pending.toCompletableFuture());
    end(REPLY);
    assertEquals(List.of("first pong"), told);
  }

  @Test
  void an_action_may_join_a_future_that_was_asked_for_before_it() {
    CompletableFuture<Reply> earlier = pending.toCompletableFuture();
    pending.whenComplete((reply, problem) -> note("first", earlier.join(), null));
    end(REPLY);
    assertEquals(List.of("first pong"), told);
  }

  @Test
  void an_action_may_wait_for_a_thread_that_joins_its_reply() {
    CompletionStage<Reply> after =
        pending.whenComplete((reply, problem) ->
            note(
                "first",
                Background.supply(() -> pending.toCompletableFuture().join()).join(),
                null));
    end(REPLY);
    assertEquals(List.of("first pong"), told);
    assertSame(REPLY, after.toCompletableFuture().join());
  }

  @Test
  void what_follows_an_action_waits_for_its_end() {
    List<Boolean> done = new ArrayList<>();
    AtomicReference<CompletionStage<Reply>> after = new AtomicReference<>();
    after.set(
        pending.whenComplete(
            (reply, problem) -> done.add(after.get().toCompletableFuture().isDone())));
    end(REPLY);
    assertEquals(List.of(false), done);
    assertTrue(after.get().toCompletableFuture().isDone());
  }

  @Test
  void nobody_but_the_engine_ends_it() throws Exception {
    pending.toCompletableFuture().complete(new Reply("forged", EndRule.MARKER, false, 1, 1));
    pending.toCompletableFuture().cancel(true);
    end(REPLY);
    assertEquals("pong", pending.toCompletableFuture().get().text());
  }

  @Test
  void a_failure_is_the_cause_of_what_get_throws() {
    CompletableFuture<Reply> future = pending.toCompletableFuture();
    RconException failure = failure();
    end(failure);
    assertSame(failure, assertThrows(ExecutionException.class, future::get).getCause());
    assertSame(
        failure,
        assertThrows(ExecutionException.class, () -> pending.toCompletableFuture().get())
            .getCause());
  }

  @Test
  void is_cancelled_until_it_was_told() {
    pending.cancel();
    assertEquals(1, cancels.get());
    end(REPLY);
    pending.cancel();
    assertEquals(1, cancels.get());
  }

  @Test
  void has_the_methods_of_a_stage() throws Exception {
    CompletableFuture<Reply> other = CompletableFuture.completedFuture(REPLY);
    List<Function<PendingFuture, CompletionStage<?>>> ways =
        List.of(
            stage -> stage.thenApply(Reply::text),
            stage -> stage.thenApplyAsync(Reply::text, Runnable::run),
            stage -> stage.thenCombine(other, (a, b) -> a.text() + b.text()),
            stage -> stage.thenCompose(reply -> other),
            stage -> stage.applyToEither(new CompletableFuture<>(), Reply::text),
            stage -> stage.handle((reply, problem) -> reply),
            stage -> stage.exceptionally(problem -> REPLY),
            stage -> stage.exceptionallyCompose(problem -> other),
            stage -> other.thenCombine(stage, (a, b) -> b));
    List<CompletableFuture<?>> ends = new ArrayList<>();
    ways.forEach(way -> ends.add(way.apply(pending).toCompletableFuture()));
    CompletableFuture<Void> ran = pending.thenRun(() -> {}).toCompletableFuture();
    assertFalse(ran.isDone());
    ends.forEach(end -> assertFalse(end.isDone()));
    end(REPLY);
    for (CompletableFuture<?> end : ends) {
      assertInstanceOf(Object.class, end.get());
    }
    assertNull(ran.get());
  }

  /** One thread tells while others ask: each action and each future has its outcome once. */
  @Test
  void loses_nobody_who_asks_while_it_is_told() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      PendingFuture raced =
          new PendingFuture(new CountedCancels(cancels), Command.of("ping"), false);
      raced.outcome(REPLY);
      AtomicInteger answers = new AtomicInteger();
      CyclicBarrier barrier = new CyclicBarrier(2);
      Thread asker =
          new Thread(() -> {
            pass(barrier);
            raced
                .whenComplete((reply, problem) -> answers.incrementAndGet())
                .whenComplete((reply, problem) -> answers.incrementAndGet());
            raced.thenRun(answers::incrementAndGet);
          });
      asker.start();
      pass(barrier);
      raced.tell();
      asker.join();
      assertEquals(3, answers.get(), "round " + round);
    }
  }

  private static void pass(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private record CountedCancels(AtomicInteger cancels) implements PendingFuture.Owner {
    @Override
    public void given(Command command, PendingFuture future) {}

    @Override
    public void cancelRequested(PendingFuture future) {
      cancels.incrementAndGet();
    }

    @Override
    public void rejected(PendingFuture future) {}
  }
}
