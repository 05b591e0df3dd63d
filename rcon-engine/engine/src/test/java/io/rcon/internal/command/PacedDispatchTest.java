package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.RoomContext;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.reply.PollFuture;
import io.rcon.internal.support.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queue and the pace alone. */
@Timeout(30)
class PacedDispatchTest {
  private static final PendingFuture.Owner NOBODY =
      new PendingFuture.Owner() {
        @Override
        public void given(Command command, PendingFuture future) {}

        @Override
        public void cancelRequested(PendingFuture future) {}

        @Override
        public void rejected(PendingFuture future) {}
      };

  private final VirtualLoop loop = new VirtualLoop();
  private final ExchangeQueue queue = new ExchangeQueue();
  private final List<String> log = new ArrayList<>();
  private boolean open = true;
  private boolean fails;
  private boolean waits;
  private @Nullable Server server;

  private final PacedDispatch.Target target =
      new PacedDispatch.Target() {
        @Override
        public Server server() {
          return Objects.requireNonNull(server);
        }

        @Override
        public boolean mayWrite() {
          return open;
        }

        @Override
        public int requests(Exchange exchange) {
          return 1;
        }

        @Override
        public boolean write(Exchange first, int requests) {
          if (fails) {
            throw new IllegalStateException("cannot write");
          }
          assertEquals(first, queue.poll());
          log.add(first.command().text());
          paced().wrote(requests, !waits);
          return true;
        }

        @Override
        public void expire(Exchange queued) {
          queue.remove(queued);
          log.add(queued.command().text() + " expired");
        }

        @Override
        public void threw(Exchange exchange, Throwable thrown) {
          queue.remove(exchange);
          log.add(exchange.command().text() + " threw");
        }
      };

  private PacedDispatch dispatch = paced(Pacing.of(2, Duration.ofSeconds(1)));

  @AfterEach
  void endLoop() {
    loop.close();
  }

  private PacedDispatch paced() {
    return Objects.requireNonNull(dispatch);
  }

  private PacedDispatch paced(Pacing pacing) {
    Dialect dialect = Dialect.named("quake3").orElseThrow().with(change -> change.pacing(pacing));
    server = Server.of(dialect, "127.0.0.1", 1, Secret.of("hunter2"));
    return new PacedDispatch(RoomContext.of(loop), queue, target);
  }

  private Exchange give(String text, @Nullable PendingFuture future, long within) {
    Exchange exchange = new Exchange();
    exchange.given(Command.of(text), future, loop.loop().now(), within);
    queue.add(exchange);
    return exchange;
  }

  private void give(String... texts) {
    for (String text : texts) {
      give(text, null, Long.MAX_VALUE);
    }
  }

  @Test
  void should_let_a_burst_go_and_the_rest_at_the_pace() {
    give("a", "b", "c", "d");

    dispatch.dispatch();
    assertEquals(List.of("a", "b"), log);
    loop.pass(Duration.ofMillis(1100));
    assertEquals(List.of("a", "b", "c"), log);
    loop.pass(Duration.ofSeconds(1));
    assertEquals(List.of("a", "b", "c", "d"), log);
  }

  @Test
  void should_write_nothing_while_nothing_may_be_written() {
    open = false;
    give("a");

    dispatch.dispatch();

    assertEquals(List.of(), log);
    assertEquals(1, queue.size());
  }

  @Test
  void should_end_what_cannot_be_written_and_go_on() {
    fails = true;
    give("a", "b");

    dispatch.dispatch();

    assertEquals(List.of("a threw", "b threw"), log);
  }

  @Test
  void should_not_write_what_is_out_of_time() {
    give("a", null, Duration.ofMillis(100).toNanos());
    give("b");
    loop.pass(Duration.ofMillis(200));

    dispatch.dispatch();

    assertEquals(List.of("a expired", "b"), log);
  }

  @Test
  void should_count_queries_against_the_pace() {
    assertTrue(dispatch.takeForQuery());
    assertTrue(dispatch.takeForQuery());
    assertFalse(dispatch.takeForQuery());
    give("a");

    dispatch.dispatch();
    assertEquals(List.of(), log);

    loop.pass(Duration.ofMillis(1100));
    assertEquals(List.of("a"), log);
  }

  @Test
  void should_pause_when_the_server_complains() {
    dispatch.pause(Duration.ofSeconds(5).toNanos());
    give("a");

    dispatch.dispatch();
    loop.pass(Duration.ofMillis(4900));
    assertEquals(List.of(), log);

    loop.pass(Duration.ofMillis(200));
    assertEquals(List.of("a"), log);
  }

  /** As one does that waits for a challenge. */
  private Exchange waiting(String text, @Nullable PendingFuture future) {
    waits = true;
    Exchange exchange = give(text, future, Long.MAX_VALUE);
    dispatch.dispatch();
    waits = false;
    return exchange;
  }

  @Test
  void should_count_a_command_when_it_leaves() {
    dispatch = paced(Pacing.of(1, Duration.ofSeconds(1)));
    Exchange late = waiting("late", null);
    give("a");
    dispatch.dispatch();
    assertEquals(List.of("late"), log, "its request is set aside");

    loop.pass(Duration.ofMillis(1100));
    assertEquals(List.of("late", "a"), log, "it holds up nobody for long");
    long wait = dispatch.takeToLeave(late, 1);
    assertTrue(wait > Duration.ofMillis(800).toNanos(), () -> wait + " ns after another command");
    give("b");
    dispatch.dispatch();
    loop.pass(Duration.ofNanos(wait));
    assertEquals(0, dispatch.takeToLeave(late, 1), "nobody goes before it");
    assertFalse(dispatch.takeForQuery());
    assertEquals(List.of("late", "a"), log);

    loop.pass(Duration.ofMillis(1100));
    assertEquals(List.of("late", "a", "b"), log);
  }

  /** One that ends without leaving, which nobody tells the pace. */
  @Test
  void should_not_wait_long_for_a_command_that_never_leaves() {
    dispatch = paced(Pacing.of(1, Duration.ofSeconds(1)));
    Exchange late = waiting("late", null);
    loop.pass(Duration.ofMillis(1100));
    assertTrue(dispatch.takeForQuery());
    assertTrue(dispatch.takeToLeave(late, 1) > 0);
    give("a");
    dispatch.dispatch();

    loop.pass(Duration.ofMillis(1100));
    assertEquals(List.of("late", "a"), log);
  }

  @Test
  void should_let_people_go_before_a_poll_that_waits_to_leave() {
    dispatch = paced(Pacing.of(1, Duration.ofSeconds(1)));
    Exchange poll = waiting("poll", new PollFuture(NOBODY, Command.of("poll"), 0));
    loop.pass(Duration.ofMillis(1100));
    assertTrue(dispatch.takeForQuery());
    give("a");
    dispatch.dispatch();
    assertTrue(dispatch.takeToLeave(poll, 1) > 0);

    loop.pass(Duration.ofMillis(1100));
    assertEquals(List.of("poll", "a"), log);
    assertTrue(dispatch.takeToLeave(poll, 1) > 0, "the pace is the person's");
    loop.pass(Duration.ofMillis(1100));
    assertEquals(0, dispatch.takeToLeave(poll, 1));
  }
}
