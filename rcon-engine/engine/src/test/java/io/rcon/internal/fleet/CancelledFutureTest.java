package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Who ends the future of a reply no longer wants the command. */
@Timeout(60)
class CancelledFutureTest {
  private static final Reply MINE = new Reply("mine", EndRule.SINGLE_PACKET, false, 1, 1);

  private final VirtualFleet world = new VirtualFleet().with(1, 1);
  private final VirtualServer server = world.servers.get(1);
  private final RconSession session = world.fleet.session("s1").orElseThrow();

  @AfterEach
  void end() {
    world.close();
  }

  /** The server holds its answer back, so what is given next waits in the queue. */
  private PendingReply occupied() {
    server.silent = true;
    PendingReply first = session.execute("first");
    world.virtual.run();
    server.silent = false;
    return first;
  }

  static Stream<Named<Consumer<CompletableFuture<Reply>>>> ends() {
    return Stream.of(
        Named.of("cancel", future -> future.cancel(true)),
        Named.of("complete", future -> future.complete(MINE)),
        Named.of(
            "completeExceptionally", future -> future.completeExceptionally(new Exception("mine"))),
        Named.of("completeAsync", future -> future.completeAsync(() -> MINE, Runnable::run)),
        Named.of(
            "completeAsync that throws",
            future ->
                future.completeAsync(
                    () -> {
                      throw new IllegalStateException("mine");
                    },
                    Runnable::run)),
        Named.of("obtrudeValue", future -> future.obtrudeValue(MINE)),
        Named.of("obtrudeException", future -> future.obtrudeException(new Exception("mine"))));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void should_never_run_a_queued_command_whose_future_was_ended(
      Consumer<CompletableFuture<Reply>> end) {
    occupied();
    PendingReply reply = session.execute("second");
    AtomicReference<Throwable> failure = new AtomicReference<>();
    reply.whenComplete((r, problem) -> failure.set(problem));
    world.virtual.run();
    CompletableFuture<Reply> future = reply.toCompletableFuture();
    end.accept(future);
    world.virtual.run();
    assertEquals(Delivery.NOT_SENT, assertInstanceOf(Cancelled.class, failure.get()).delivery());
    world.virtual.pass(Duration.ofSeconds(20));
    session.execute("third");
    world.virtual.pass(Duration.ofSeconds(5));
    assertEquals(List.of("first", "third"), server.commands);
  }

  @Test
  void should_say_true_again_when_it_is_cancelled_twice() {
    CompletableFuture<Reply> future = session.execute("x").toCompletableFuture();
    assertTrue(future.cancel(true));
    assertTrue(future.cancel(true));
    assertTrue(future.isCancelled());
  }

  @Test
  void should_stop_listening_for_what_was_sent() {
    PendingReply first = occupied();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    first.whenComplete((r, problem) -> failure.set(problem));
    assertTrue(first.toCompletableFuture().cancel(false));
    world.virtual.run();
    assertEquals(Delivery.UNKNOWN, assertInstanceOf(Cancelled.class, failure.get()).delivery());
  }

  /** In real time, since the timer is Java's own; the loop stands still meanwhile. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_never_run_what_ran_out_of_the_callers_time(boolean exceptionally) {
    occupied();
    PendingReply reply = session.execute("second");
    world.virtual.run();
    CompletableFuture<Reply> future = reply.toCompletableFuture();
    if (exceptionally) {
      future.orTimeout(1, TimeUnit.MILLISECONDS);
    } else {
      future.completeOnTimeout(MINE, 1, TimeUnit.MILLISECONDS);
    }
    Awaitility.await().until(future::isDone);
    // The timer's thread asks for the cancellation after it has ended the future.
    Awaitility.await()
        .pollInSameThread()
        .until(() -> {
          world.virtual.run();
          return reply.toCompletableFuture().isCompletedExceptionally();
        });
    assertEquals(exceptionally, future.isCompletedExceptionally());
    if (exceptionally) {
      assertInstanceOf(
          TimeoutException.class, assertThrows(ExecutionException.class, future::get).getCause());
    }
    world.virtual.pass(Duration.ofSeconds(20));
    assertEquals(List.of("first"), server.commands);
  }

  @Test
  void should_run_a_command_when_only_what_derives_from_it_is_cancelled() {
    occupied();
    PendingReply reply = session.execute("second");
    CompletableFuture<Reply> future = reply.toCompletableFuture();
    List<CompletableFuture<?>> derived =
        List.of(
            future.thenApply(Reply::text),
            future.copy(),
            future.whenComplete((r, problem) -> {}),
            reply.thenApply(Reply::text).toCompletableFuture(),
            reply.whenComplete((r, problem) -> {}).toCompletableFuture());
    derived.forEach(each -> assertTrue(each.cancel(true)));
    world.virtual.pass(Duration.ofSeconds(20));
    assertFalse(future.isCompletedExceptionally());
    assertEquals("second", future.join().text());
  }

  @Test
  void should_not_overtake_its_command_on_the_way_to_the_loop() throws Exception {
    occupied();
    List<PendingReply> given = new ArrayList<>();
    // More than the loop takes in one turn.
    Thread caller =
        new Thread(() -> {
          for (int i = 0; i < 600; i++) {
            given.add(session.execute("n" + i));
          }
          given.get(599).toCompletableFuture().cancel(true);
          given.get(598).cancel();
        });
    caller.start();
    caller.join();
    world.virtual.pass(Duration.ofSeconds(20));
    assertEquals(599, server.commands.size());
    assertFalse(server.commands.contains("n598"));
    assertFalse(server.commands.contains("n599"));
  }

  @Test
  void should_never_run_what_a_callback_on_the_loop_cancels() {
    List<PendingReply> second = new ArrayList<>();
    session.execute("first").whenComplete((r, problem) -> second.get(0).cancel());
    second.add(session.execute("second"));
    world.virtual.pass(Duration.ofSeconds(20));
    assertEquals(List.of("first"), server.commands);
  }

  @Test
  void should_tell_a_failure_to_the_future_as_it_is() {
    world.fleet.remove("s1");
    AtomicReference<Throwable> failure = new AtomicReference<>();
    session.execute("x").toCompletableFuture().whenComplete((r, problem) -> failure.set(problem));
    assertInstanceOf(RconException.class, failure.get());
  }

  @Test
  void should_be_cancelled_by_whoever_disposes_of_a_mono() {
    occupied();
    Mono<Reply> mono = Mono.fromFuture(() -> session.execute("second").toCompletableFuture());
    world.virtual.run();
    assertEquals(List.of("first"), server.commands);
    Disposable subscription = mono.subscribe();
    world.virtual.run();
    subscription.dispose();
    world.virtual.pass(Duration.ofSeconds(20));
    assertEquals(List.of("first"), server.commands);

    AtomicReference<String> text = new AtomicReference<>();
    mono.map(Reply::text).subscribe(text::set);
    world.virtual.pass(Duration.ofSeconds(5));
    assertEquals("second", text.get());

    AtomicReference<Throwable> failure = new AtomicReference<>();
    world.fleet.remove("s1");
    world.virtual.run();
    mono.subscribe(reply -> {}, failure::set);
    assertInstanceOf(RconException.Closed.class, failure.get());
  }
}
