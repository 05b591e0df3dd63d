package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What wraps listeners passes on each event, one that is added later too. */
class WrappedListenersTest {
  private static final Server SERVER =
      Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("s3cret"));

  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.of(
          Server.class,
          SERVER,
          Command.class,
          Command.of("x"),
          Reply.class,
          Reply.of("y"),
          RconException.class,
          new RconException.Closed("s", Delivery.NOT_SENT, "z"),
          SessionState.class,
          SessionState.READY,
          Duration.class,
          Duration.ofSeconds(1),
          Optional.class,
          Optional.empty(),
          String.class,
          "text",
          long.class,
          1L,
          int.class,
          1);

  static Stream<Method> events() {
    return Arrays.stream(RconListener.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()));
  }

  private static RconListener noting(List<String> told, String name, boolean throwing) {
    return (RconListener)
        Proxy.newProxyInstance(
            RconListener.class.getClassLoader(),
            new Class<?>[] {RconListener.class},
            (proxy, method, arguments) -> {
              told.add(name + " " + method);
              if (throwing) {
                throw new IllegalStateException(name);
              }
              return null;
            });
  }

  private static void tell(RconListener listener, Method event) throws Exception {
    Object[] arguments =
        Arrays.stream(event.getParameterTypes()).map(ARGUMENTS::get).toArray(Object[]::new);
    event.invoke(listener, arguments);
  }

  @ParameterizedTest
  @MethodSource("events")
  void should_pass_each_event_on(Method event) throws Exception {
    List<String> told = new ArrayList<>();
    RconListener all =
        RconListener.all(
            noting(told, "a", false), noting(told, "b", true), noting(told, "c", false));
    assertThrows(Exception.class, () -> tell(all, event));
    assertEquals(List.of("a " + event, "b " + event, "c " + event), told);
    told.clear();
    tell(SafeListener.of(all), event);
    assertEquals(List.of("a " + event, "b " + event, "c " + event), told);
  }

  /** An error too, at each event: none of them may reach the event loop. */
  @ParameterizedTest
  @MethodSource("events")
  void should_keep_what_a_listener_throws_away_from_the_loop(Method event) throws Exception {
    List<String> told = new ArrayList<>();
    RconListener failing =
        (RconListener)
            Proxy.newProxyInstance(
                RconListener.class.getClassLoader(),
                new Class<?>[] {RconListener.class},
                (proxy, method, arguments) -> {
                  told.add(method.toString());
                  throw new AssertionError("on purpose");
                });
    tell(SafeListener.of(failing), event);
    assertEquals(List.of(event.toString()), told);
  }

  @Test
  void should_cost_nothing_where_there_is_one_or_none() {
    RconListener one = noting(new ArrayList<>(), "a", false);
    assertSame(RconListener.NONE, RconListener.all());
    assertSame(one, RconListener.all(RconListener.NONE, one, RconListener.NONE));
  }

  @Test
  void should_make_a_reply_for_fakes() {
    Reply reply = Reply.of("pong");
    assertEquals("pong", reply.text());
    assertEquals(EndRule.SINGLE_PACKET, reply.end());
    assertEquals(1, reply.packets());
  }
}
