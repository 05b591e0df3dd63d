package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Polling;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Selector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polls of fleets in virtual time: what is told of servers that do not answer, and the end. */
@Timeout(60)
class PollOutcomeTest {
  private static final Command LIST = Command.of("list");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private VirtualFleet world = new VirtualFleet();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void should_never_have_two_of_a_server_on_their_way() {
    VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
    server.silent = true;
    server.deaf = true;
    Polling polling = world.poll(LIST.timeout(Duration.ofSeconds(55)), TEN_SECONDS);
    world.pass(50_000);
    assertEquals(List.of("list"), server.commands);
    assertEquals(1, polling.asked());
    assertEquals(4, polling.skipped());
    assertEquals(List.of("busy", "busy", "busy", "busy"), world.skips);
    assertEquals(List.of(), world.brought);
    server.silent = false;
    server.deaf = false;
    world.pass(30_000);
    assertInstanceOf(
        RconException.TimedOut.class, world.brought.get(0).outcome().failure().orElseThrow());
    assertTrue(polling.answered() >= 1, "goes on after the silence");
  }

  @Test
  void should_say_what_is_wrong_with_a_server_that_is_away_and_leave_nothing_waiting() {
    world.with(1, 2);
    world.servers.get(2).close();
    world.pass(1000);
    Polling polling = world.poll(LIST, TEN_SECONDS);
    world.pass(30_000);
    assertEquals(3, world.times(1).size());
    assertEquals(3, world.times(2).size(), "an outcome for every turn");
    RconException failure =
        world.brought.stream()
            .filter(one -> !one.outcome().ok())
            .reduce((first, last) -> last)
            .orElseThrow()
            .outcome()
            .failure()
            .orElseThrow();
    assertInstanceOf(RconException.Unreachable.class, failure);
    assertEquals(Delivery.NOT_SENT, failure.delivery());
    assertEquals("s2", failure.server());
    assertEquals(3, polling.skipped());
    assertEquals(0, polling.failed());
    assertEquals(List.of("away", "away", "away"), world.skips);
    assertEquals(0, world.fleet.snapshot().failed(), "nothing was asked, so nothing failed");
    assertTrue(world.fleet.snapshot().servers().stream().allMatch(s -> s.queued() == 0));
  }

  @Test
  void should_say_that_a_login_was_refused() {
    VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
    server.refusesLogins = true;
    server.drop();
    world.poll(LIST, TEN_SECONDS);
    world.pass(20_000);
    assertInstanceOf(
        RconException.LoginRefused.class,
        world.brought.get(world.brought.size() - 1).outcome().failure().orElseThrow());
  }

  @Test
  void should_not_tell_an_old_problem_as_the_present_one() {
    VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
    server.close();
    world.pass(5000);
    world.servers.put(1, new VirtualServer(world.virtual.eventLoop(), 1));
    world.pass(60_000);
    world.poll(LIST, Duration.ofSeconds(1));
    world.pass(5000);
    assertTrue(world.brought.stream().allMatch(one -> one.outcome().ok()));
    assertEquals(5, world.brought.size());
  }

  @Test
  void should_wake_sessions_on_demand() {
    world.close();
    world = new VirtualFleet(1, o -> o.onDemand(Duration.ofSeconds(3)));
    world.with(1, 1);
    assertEquals(0, world.servers.get(1).connections);
    world.poll(LIST, TEN_SECONDS);
    world.pass(30_020);
    assertEquals(3, world.servers.get(1).connections);
    assertEquals(3, world.brought.stream().filter(one -> one.outcome().ok()).count());
    world.servers.get(1).close();
    world.pass(30_000);
    assertEquals(6, world.brought.size(), "told for each turn that it is away");
    assertFalse(world.brought.get(5).outcome().ok());
  }

  @Test
  void should_fail_what_the_dialect_does_not_allow() {
    world.with(1, 1);
    Polling polling = world.poll(Command.of("a\nb"), TEN_SECONDS);
    world.pass(10_020);
    assertInstanceOf(
        RconException.CommandRejected.class,
        world.brought.get(0).outcome().failure().orElseThrow());
    assertEquals(1, polling.failed());
  }

  @Test
  void should_ask_nothing_more_once_closed_and_leave_no_timer() {
    world.with(1, 20);
    world.servers.get(7).silent = true;
    world.servers.get(7).deaf = true;
    Polling polling = world.poll(LIST, TEN_SECONDS);
    while (!world.servers.get(7).commands.contains("list")) {
      world.pass(10);
    }
    long asked = polling.asked();
    polling.close();
    polling.close();
    assertFalse(polling.ended().toCompletableFuture().isDone(), "one is on its way");
    world.pass(6000);
    assertEquals(asked, polling.asked());
    assertEquals(1, polling.failed(), "what was asked still has its outcome");
    assertTrue(polling.ended().toCompletableFuture().isDone());
    world.pass(30_000);
    assertEquals(asked, world.brought.size());
    assertFalse(world.virtual.hasTimer(), "servers that nobody polls have no timer");
  }

  @Test
  void should_end_with_its_fleet() {
    world.with(1, 5);
    Polling polling = world.poll(LIST, TEN_SECONDS);
    world.pass(5000);
    world.fleet.closeAsync();
    world.pass(5000);
    assertTrue(polling.ended().toCompletableFuture().isDone());
    assertThrows(IllegalStateException.class, () -> world.poll(LIST, TEN_SECONDS));
    polling.close();
  }

  @Test
  void should_survive_consumers_that_fail_or_close() {
    world.with(1, 10);
    Polling[] polling = new Polling[1];
    polling[0] =
        world.fleet.poll(
            LIST,
            TEN_SECONDS,
            Selector.all(),
            outcome -> {
              world.take(outcome);
              if (world.brought.size() == 15) {
                polling[0].close();
              }
              throw new IllegalStateException("on purpose");
            });
    world.pass(40_000);
    assertEquals(15, world.brought.size());
    assertTrue(polling[0].ended().toCompletableFuture().isDone());
  }
}
