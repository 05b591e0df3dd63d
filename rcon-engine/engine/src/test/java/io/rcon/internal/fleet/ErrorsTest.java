package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.dialect.HookedMechanism;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever others throw, errors too, costs one command or one connection, and nobody else. */
@Timeout(60)
class ErrorsTest {
  private final Map<String, Integer> toThrow = new HashMap<>();
  private final List<String> ends = new ArrayList<>();

  private void step(String step) {
    if (toThrow.merge(step, -1, Integer::sum) >= 0) {
      throw new AssertionError("on purpose at " + step);
    }
  }

  private void ask(RconSession session, String text) {
    session
        .execute(Command.of(text).timeout(Duration.ofSeconds(2)))
        .whenComplete((reply, failure) ->
            ends.add(
                text
                    + " "
                    + (reply != null
                        ? "ok"
                        : failure instanceof RconException why
                            ? why.code() + " " + why.delivery()
                            : failure)));
  }

  private VirtualFleet with(Dialect like) {
    VirtualFleet world = new VirtualFleet();
    world.with(VirtualFleet.server(HookedMechanism.dialect(like, this::step), 1));
    world.with(VirtualFleet.server(Dialect.MINECRAFT, 2));
    return world;
  }

  private static RconSession session(VirtualFleet world, int number) {
    return world.fleet.session("s" + number).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"converse", "login", "framing"})
  void an_attempt_that_throws_fails_and_another_follows(String step) {
    toThrow.put(step, 1);
    try (VirtualFleet world = with(Dialect.MINECRAFT)) {
      assertEquals(SessionState.BACKING_OFF, session(world, 1).state());
      world.pass(5000);
      ask(session(world, 1), "again");
      ask(session(world, 2), "other");
      world.pass(100);
      assertEquals(List.of("again ok", "other ok"), sorted());
    }
  }

  private List<String> sorted() {
    return ends.stream().sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "command"})
  void a_command_that_cannot_be_written_fails_alone(String step) {
    try (VirtualFleet world = with(Dialect.SOURCE)) {
      toThrow.put(step, 1);
      ask(session(world, 1), "a");
      ask(session(world, 1), "b");
      world.pass(100);
      assertEquals(List.of("a COMMAND_REJECTED NOT_SENT", "b ok"), sorted());
      assertEquals(SessionState.READY, session(world, 1).state());
    }
  }

  @Test
  void requests_that_cannot_be_counted_hold_up_nobody() {
    try (VirtualFleet world =
        with(Dialect.MINECRAFT.with(d -> d.pacing(io.rcon.Pacing.of(5, Duration.ofMillis(10)))))) {
      toThrow.put("requests", 1);
      ask(session(world, 1), "a");
      ask(session(world, 1), "b");
      world.pass(100);
      assertEquals(List.of("a COMMAND_REJECTED NOT_SENT", "b ok"), sorted());
    }
  }

  @Test
  void what_left_before_the_error_may_have_run() {
    try (VirtualFleet world = with(Dialect.MINECRAFT)) {
      toThrow.put("sent", 1);
      ask(session(world, 1), "a");
      world.pass(5000);
      ask(session(world, 1), "b");
      world.pass(100);
      assertEquals(List.of("a PROTOCOL_VIOLATION UNKNOWN", "b ok"), sorted());
    }
  }

  @Test
  void a_frame_that_cannot_be_read_costs_its_connection() {
    try (VirtualFleet world = with(Dialect.MINECRAFT)) {
      toThrow.put("frame", 1);
      ask(session(world, 1), "a");
      ask(session(world, 2), "other");
      world.pass(5000);
      ask(session(world, 1), "b");
      world.pass(100);
      assertEquals(List.of("a PROTOCOL_VIOLATION UNKNOWN", "b ok", "other ok"), sorted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"realign", "forget"})
  void a_timeout_is_a_timeout_although_the_conversation_throws(String step) {
    try (VirtualFleet world = with(Dialect.MINECRAFT)) {
      toThrow.put(step, 1);
      world.servers.get(1).silent = true;
      world.servers.get(1).deaf = true;
      ask(session(world, 1), "a");
      world.pass(2100);
      assertEquals(List.of("a TIMED_OUT UNKNOWN"), ends);
      world.servers.get(1).silent = false;
      world.servers.get(1).deaf = false;
      world.pass(10_000);
      ask(session(world, 1), "b");
      world.pass(100);
      assertEquals(List.of("a TIMED_OUT UNKNOWN", "b ok"), sorted());
    }
  }

  @Test
  void a_poll_goes_on_after_an_error() {
    try (VirtualFleet world = with(Dialect.MINECRAFT)) {
      toThrow.put("check", 2);
      var polling =
          world.fleet.poll(
              Command.of("list"), Duration.ofSeconds(1), Selector.parse("name=s1"), world::take);
      world.pass(5000);
      assertEquals(2, polling.failed());
      assertTrue(polling.answered() >= 2, () -> polling.answered() + " answered");
    }
  }

  /** Every listener's every method, and every callback, throws an error each time. */
  @Test
  void listeners_and_callbacks_cost_nothing() {
    RconListener throwing =
        (RconListener)
            java.lang.reflect.Proxy.newProxyInstance(
                RconListener.class.getClassLoader(),
                new Class<?>[] {RconListener.class},
                (proxy, method, args) -> {
                  if (method.getDeclaringClass() == Object.class) {
                    return method.getName().equals("equals") ? (Object) false : 1;
                  }
                  throw new LinkageError("on purpose");
                });
    try (VirtualFleet world = new VirtualFleet(1, o -> o.listener(throwing)).with(1, 3)) {
      int[] told = {0};
      for (int i = 0; i < 10; i++) {
        session(world, 1)
            .execute("list")
            .whenComplete((reply, failure) -> {
              told[0]++;
              throw new AssertionError("on purpose");
            });
        world.pass(10);
      }
      assertEquals(10, told[0]);
      Broadcast broadcast =
          world.fleet.broadcast(
              Command.of("list"),
              Selector.all(),
              outcome -> {
                told[0]++;
                throw new StackOverflowError("on purpose");
              });
      world.pass(100);
      assertEquals(13, told[0]);
      assertTrue(broadcast.summary().toCompletableFuture().isDone());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rejects", "throws", "takes and throws"})
  void an_executor_that_fails_costs_no_end(String how) {
    List<Runnable> tasks = new ArrayList<>();
    Executor bad =
        task -> {
          if (how.equals("rejects")) {
            throw new RejectedExecutionException("on purpose");
          }
          if (how.equals("takes and throws")) {
            tasks.add(task);
          }
          throw new NoClassDefFoundError("on purpose");
        };
    try (VirtualFleet world = new VirtualFleet(bad).with(1, 1)) {
      RconSession session = session(world, 1);
      List<String> ready = new ArrayList<>();
      session.whenReady().thenRun(() -> ready.add("ready"));
      ask(session, "a");
      ask(session, "b");
      world.pass(100);
      tasks.forEach(Runnable::run);
      assertEquals(List.of("a ok", "b ok"), ends);
      assertEquals(List.of("ready"), ready);
      Broadcast broadcast = world.fleet.broadcast(Command.of("c"), Selector.all(), o -> {});
      world.pass(100);
      assertTrue(broadcast.summary().toCompletableFuture().isDone());
    }
  }

  @Test
  void a_command_whose_end_throws_fails() {
    Dialect broken = Dialect.GENERIC.with(d -> d.charset(new ThrowingCharset()));
    try (VirtualFleet world = new VirtualFleet()) {
      Server server = VirtualFleet.server(broken, 1);
      world.with(server);
      world.with(VirtualFleet.server(Dialect.MINECRAFT, 2));
      ask(session(world, 1), "a");
      ask(session(world, 2), "other");
      world.pass(1000);
      assertEquals(List.of("a OVERLOADED UNKNOWN", "other ok"), sorted());
      assertEquals(SessionState.READY, session(world, 1).state());
      assertEquals(1, world.servers.get(1).connections);
      ask(session(world, 1), "b");
      world.pass(3000);
      assertEquals("b OVERLOADED UNKNOWN", ends.get(2));
    }
  }
}
