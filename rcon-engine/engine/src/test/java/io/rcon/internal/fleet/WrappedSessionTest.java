package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session of its own passes on every call, also one that is added later with a default. */
class WrappedSessionTest {
  @Test
  void should_override_whatever_the_engine_does_itself() {
    Server server = Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("s3cret"));
    try (RconSession single = SharedEngine.open(server, RconOptions.builder().build())) {
      List<String> left =
          Arrays.stream(RconSession.class.getMethods())
              .filter(method -> !Modifier.isStatic(method.getModifiers()))
              // Made of others only.
              .filter(method -> !method.getName().equals("ask"))
              .filter(method -> !isOverridden(method, single.getClass()))
              .map(Method::getName)
              .toList();
      assertEquals(List.of(), left);
    }
  }

  private static boolean isOverridden(Method method, Class<?> by) {
    try {
      return !by.getMethod(method.getName(), method.getParameterTypes())
          .getDeclaringClass()
          .isInterface();
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
