package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconException.Unreachable;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.session.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that closes an idle connection is no outage. */
@Timeout(60)
class IdleCloseTest {
  private final Watch watch = new Watch();
  private final VirtualFleet world = new VirtualFleet(1, o -> o.listener(watch));
  private final List<String> answers = new ArrayList<>();

  private RconSession session() {
    return world.fleet.session("s1").orElseThrow();
  }

  private void ask(String command) {
    session()
        .execute(command)
        .whenComplete((reply, failure) -> answers.add(reply == null ? "" + failure : reply.text()));
    world.pass(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source", "nukkit"})
  void should_go_idle_and_come_back_with_the_next_command(String dialect) {
    try (world) {
      VirtualServer server =
          world.with(VirtualFleet.server(Dialect.named(dialect).orElseThrow(), 1));
      for (int i = 1; i <= 3; i++) {
        ask("list " + i);
        world.pass(30_000);
        server.drop();
        world.pass(20_000);
        assertEquals(SessionState.IDLE, session().state());
        assertEquals(i, server.connections, "nobody needs another");
      }
      ask("last");
      assertEquals(List.of("list 1", "list 2", "list 3", "last"), answers);
      assertEquals(0, watch.times(SessionState.BACKING_OFF));
      assertEquals(List.of(), watch.pauses);
      assertEquals(List.of(), watch.failures);
    }
  }

  @Test
  void should_come_back_for_who_waits_until_it_is_ready() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      world.pass(5000);
      server.drop();
      world.pass(100);
      assertEquals(SessionState.IDLE, session().state());
      var ready = session().whenReady().toCompletableFuture();
      world.pass(100);
      assertTrue(ready.isDone() && !ready.isCompletedExceptionally());
    }
  }

  /** The polls come less often than the server closes. */
  @Test
  void should_miss_no_poll() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      var polling = world.poll(Command.of("list"), Duration.ofSeconds(60));
      for (int i = 0; i < 20; i++) {
        int asked = server.commands.size();
        for (int s = 0; s < 120 && server.commands.size() == asked; s++) {
          world.pass(1000);
        }
        world.pass(30_000);
        server.drop();
      }
      assertTrue(world.brought.size() >= 19, () -> "" + world.brought.size());
      assertTrue(world.brought.stream().allMatch(one -> one.outcome().ok()));
      assertEquals(0, polling.skipped());
      assertEquals(0, polling.failed());
      assertEquals(0, watch.times(SessionState.BACKING_OFF));
    }
  }

  /** Before that, so that no command is written into a connection that is being closed. */
  @Test
  void should_learn_after_how_long_the_server_closes() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      for (int i = 0; i < 2; i++) {
        ask("list");
        world.pass(29_900);
        server.drop();
        world.pass(100);
      }
      ask("list");
      world.pass(26_000);
      assertEquals(SessionState.READY, session().state());
      world.pass(2000);
      assertEquals(SessionState.IDLE, session().state());
    }
  }

  @Test
  void should_learn_nothing_of_closes_at_any_time() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      for (int seconds : new int[] {20, 5, 60, 10}) {
        ask("list");
        world.pass(seconds * 1000L);
        server.drop();
        world.pass(100);
      }
      ask("list");
      world.pass(100_000);
      assertEquals(SessionState.READY, session().state());
    }
  }

  @Test
  void should_keep_alive_what_the_server_was_seen_to_close() {
    Dialect kept =
        Dialect.MINECRAFT.with(
            d -> d.name("kept").keepAlive(Duration.ofMinutes(1)).keepAliveCommand("noop"));
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(kept, 1));
      for (int i = 0; i < 2; i++) {
        ask("list");
        world.pass(29_900);
        server.drop();
        world.pass(100);
      }
      ask("list");
      world.pass(16_000);
      assertEquals("noop", server.commands.get(server.commands.size() - 1));
      assertEquals(SessionState.READY, session().state());
    }
  }

  @Test
  void should_say_so_when_the_server_is_gone() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      world.pass(5000);
      server.close();
      world.pass(100);
      assertEquals(SessionState.IDLE, session().state());
      ask("list");
      assertEquals(1, watch.failures.size());
      RconException failure = watch.failures.get(0);
      assertTrue(failure instanceof Unreachable, answers.get(0));
      assertEquals(SessionState.BACKING_OFF, session().state());
      world.servers.put(1, new VirtualServer(world.virtual.eventLoop(), 1));
      world.pass(70_000);
      assertEquals(SessionState.READY, session().state(), "by itself");
    }
  }

  /** A connection that does not hold is one that was lost. */
  @Test
  void should_take_a_close_at_once_or_of_a_command_for_what_it_is() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      server.drop();
      world.pass(1);
      assertEquals(SessionState.BACKING_OFF, session().state());
      world.pass(10_000);
      assertEquals(SessionState.READY, session().state());
      server.silent = true;
      server.deaf = true;
      ask("list");
      world.pass(2000);
      server.drop();
      world.pass(1);
      assertEquals(SessionState.BACKING_OFF, session().state());
    }
  }
}
