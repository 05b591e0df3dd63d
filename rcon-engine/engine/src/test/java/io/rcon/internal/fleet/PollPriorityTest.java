package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.PendingReply;
import io.rcon.Polling;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People before pollers, in the queue and in the pace of a server. */
@Timeout(60)
class PollPriorityTest {
  private VirtualFleet world = new VirtualFleet();

  @AfterEach
  void end() {
    world.close();
  }

  private static Dialect paced(int burst, Duration interval) {
    return Dialect.MINECRAFT.with(d -> d.name("paced").pacing(Pacing.of(burst, interval)));
  }

  private VirtualServer add(Dialect dialect) {
    VirtualServer server = world.with(VirtualFleet.server(dialect, 1));
    world.pass(10);
    return server;
  }

  private RconSession session() {
    return world.fleet.session("s1").orElseThrow();
  }

  private Polling poll(Duration interval) {
    return world.poll(Command.of("poll"), interval);
  }

  /** Lets time go on until the poll waits in the queue. */
  private void untilQueued() {
    while (world.fleet.snapshot().servers().get(0).queued() == 0) {
      world.pass(1);
    }
  }

  @Test
  void should_let_a_command_pass_that_comes_while_a_poll_waits_for_the_pace() {
    VirtualServer server = add(paced(1, Duration.ofSeconds(10)));
    poll(Duration.ofSeconds(3));
    session().execute("first");
    untilQueued();
    session().execute("second");
    session().execute("third");
    world.pass(40_000);
    assertEquals(List.of("first", "second", "third", "poll"), server.commands.subList(0, 4));
  }

  @Test
  void should_let_a_command_pass_that_comes_while_a_poll_waits_for_the_line() {
    VirtualServer server = add(Dialect.MINECRAFT);
    server.silent = true;
    server.deaf = true;
    session().execute("first");
    poll(Duration.ofSeconds(3));
    untilQueued();
    session().execute("second");
    server.silent = false;
    server.deaf = false;
    world.pass(10_000);
    assertEquals(List.of("first", "second", "poll"), server.commands.subList(0, 3));
  }

  @Test
  void should_keep_polls_behind_when_a_lost_connection_puts_them_back() {
    VirtualServer server = add(Dialect.MINECRAFT);
    server.silent = true;
    world.fleet.poll(
        Command.of("poll").safeToRepeat(), Duration.ofSeconds(3), Selector.all(), world::take);
    while (server.commands.isEmpty()) {
      world.pass(1);
    }
    session().execute("first");
    session().execute("second");
    server.silent = false;
    server.drop();
    world.pass(3000);
    assertEquals(List.of("poll", "first", "second", "poll"), server.commands.subList(0, 4));
  }

  @Test
  void should_leave_half_of_the_pace_to_people() {
    VirtualServer server = add(paced(6, Duration.ofSeconds(1)));
    poll(Duration.ofMillis(200));
    world.pass(30_000);
    int polls = server.commands.size();
    assertEquals(32, polls, 4, "polls go at the pace of the server");
    assertTrue(world.skips.contains("busy"), "and those that it does not allow are skipped");
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      session().execute("person " + i);
      people.add("person " + i);
    }
    world.virtual.run();
    assertEquals(people, server.commands.subList(polls, server.commands.size()), "at once");
  }

  /** A gate that sleeps until the poll may go must wake for the person who may go earlier. */
  @Test
  void should_wake_for_a_command_that_need_not_wait_as_long_as_the_poll() {
    VirtualServer server = add(paced(6, Duration.ofSeconds(2)));
    for (int i = 0; i < 6; i++) {
      session().execute("burst");
    }
    world.virtual.run();
    assertEquals(6, server.commands.size(), "nothing is left, and the poll needs four");
    poll(Duration.ofMillis(100));
    untilQueued();
    AtomicReference<Object> end = new AtomicReference<>();
    session().execute("next").thenAccept(reply -> end.set(world.virtual.time()));
    long begin = world.virtual.time();
    while (end.get() == null) {
      world.pass(1);
    }
    long waited = Duration.ofNanos(world.virtual.time() - begin).toMillis();
    assertTrue(waited <= 2010, () -> waited + " ms");
    assertEquals(List.of("next"), server.commands.subList(6, server.commands.size()));
  }

  @Test
  void should_measure_how_much_later_than_planned_a_poll_was_sent() {
    VirtualServer server = add(paced(1, Duration.ofSeconds(10)));
    session().execute("first");
    poll(Duration.ofSeconds(3));
    untilQueued();
    long planned = world.virtual.time();
    while (!server.commands.contains("poll")) {
      world.pass(1);
    }
    long late = Duration.ofNanos(world.virtual.time() - planned).toMillis();
    assertTrue(late > 6000, () -> late + " ms");
    assertEquals(1, world.lags.size());
    assertTrue(Math.abs(late - world.lags.get(0).toMillis()) <= 11, () -> late + " ms");
  }

  @Test
  void should_neither_widen_nor_narrow_what_other_threads_may_give() throws Exception {
    world.close();
    world = new VirtualFleet(1, o -> o.queueLimit(2));
    VirtualServer server = add(Dialect.MINECRAFT);
    poll(Duration.ofMillis(100));
    world.pass(3000);
    assertTrue(server.commands.size() >= 29, "polls came and went");
    server.silent = true;
    world.poll(Command.of("other"), Duration.ofMillis(100));
    world.poll(Command.of("third"), Duration.ofMillis(100));
    world.pass(200);
    assertEquals(2, world.fleet.snapshot().servers().get(0).queued());
    List<PendingReply> given = new ArrayList<>();
    Thread caller =
        new Thread(() -> {
          for (int i = 0; i < 10; i++) {
            given.add(session().execute("person"));
          }
        });
    caller.start();
    caller.join();
    long turnedAway = given.stream().filter(one -> one.toCompletableFuture().isDone()).count();
    assertEquals(7, turnedAway, "two may wait and one may be in flight");
  }

  @Test
  void should_not_take_the_room_of_people_in_a_full_queue() {
    world.close();
    world = new VirtualFleet(1, o -> o.queueLimit(2));
    VirtualServer server = add(Dialect.MINECRAFT);
    server.silent = true;
    session().execute("in flight");
    poll(Duration.ofMillis(100));
    world.poll(Command.of("other"), Duration.ofMillis(100));
    world.pass(200);
    assertEquals(2, world.fleet.snapshot().servers().get(0).queued());
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      session().execute("person").whenComplete((reply, failure) -> failures.add(failure));
    }
    world.virtual.run();
    assertEquals(1, failures.size(), "two have room, the third has not");
    assertInstanceOf(RconException.Overloaded.class, failures.get(0));
    world.poll(Command.of("third"), Duration.ofMillis(100));
    world.pass(200);
    assertInstanceOf(
        RconException.Overloaded.class,
        world.brought.get(0).outcome().failure().orElseThrow(),
        "a poll finds the queue full");
  }
}
