package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException.Delivery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RconExceptionTest {
  static List<RconException> everyFailure() {
    String server = "eu: 17";
    String text = "what: happened";
    return List.of(
        new RconException.Unreachable(server, Delivery.NOT_SENT, text),
        new RconException.LoginRefused(server, Delivery.NOT_SENT, text),
        new RconException.TimedOut(server, Delivery.UNKNOWN, text),
        new RconException.Disconnected(server, Delivery.UNKNOWN, text),
        new RconException.Overloaded(server, Delivery.NOT_SENT, text),
        new RconException.CommandRejected(server, Delivery.ANSWERED, text),
        new RconException.Closed(server, Delivery.NOT_SENT, text),
        new RconException.Cancelled(server, Delivery.UNKNOWN, text),
        new RconException.ProtocolViolation(server, Delivery.UNKNOWN, text));
  }

  @Test
  void theListIsWhole() {
    Set<Class<?>> listed =
        everyFailure().stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(Set.of(RconException.class.getPermittedSubclasses()), listed);
  }

  @ParameterizedTest
  @MethodSource("everyFailure")
  void namesTheServerAndCarriesNoStack(RconException failure) {
    assertEquals("eu: 17", failure.server());
    assertEquals("eu: 17: what: happened", failure.getMessage());
    assertEquals(0, failure.getStackTrace().length);
    failure.addSuppressed(new IllegalStateException());
    assertEquals(0, failure.getSuppressed().length, "it may be shared between callers");
  }

  @ParameterizedTest
  @MethodSource("everyFailure")
  void theCodeIsTheNameInSnakeCase(RconException failure) {
    String name = failure.getClass().getSimpleName();
    assertEquals(
        name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT), failure.code());
  }

  @ParameterizedTest
  @MethodSource("everyFailure")
  void aCopyIsTheSameFailureWithTheCallersStack(RconException failure) {
    RconException copy = failure.copy();
    assertNotSame(failure, copy);
    assertSame(failure.getClass(), copy.getClass());
    assertEquals(failure.getMessage(), copy.getMessage());
    assertEquals(failure.server(), copy.server());
    assertEquals(failure.delivery(), copy.delivery());
    assertEquals(failure.code(), copy.code());
    assertSame(failure, copy.getCause());
    assertTrue(
        Arrays.stream(copy.getStackTrace())
            .anyMatch(f -> f.getMethodName().equals("aCopyIsTheSameFailureWithTheCallersStack")),
        "the caller is in the stack");
    copy.addSuppressed(new IllegalStateException());
    assertEquals(1, copy.getSuppressed().length);
  }

  @ParameterizedTest
  @MethodSource("everyFailure")
  void whatHadComeIsBesideTheMessageAndInEachCopy(RconException failure) {
    assertEquals("", failure.partialText());
    assertEquals(0, failure.partialBytes());
    RconException told = failure.withPartial("half an ans", 70_000);
    assertSame(failure.getClass(), told.getClass());
    assertEquals("half an ans", told.partialText());
    assertEquals(70_000, told.partialBytes());
    assertEquals(failure.getMessage(), told.getMessage());
    assertEquals(failure.delivery(), told.delivery());
    assertEquals(0, told.getStackTrace().length);
    assertEquals("half an ans", told.copy().partialText());
    assertEquals(70_000, told.copy().partialBytes());
    assertEquals("", failure.partialText(), "the first is unchanged");
    assertSame(failure, failure.withPartial("", 0));
    assertSame(failure, failure.withoutPartial());
    assertSame(failure, told.withoutPartial());
    assertEquals("", told.copy().withoutPartial().partialText());
  }

  @Test
  void whatIsMadeAgainKeepsItsStep() {
    RconException failure =
        new RconException.Unreachable(
            "a", Delivery.UNKNOWN, RconException.Unreachable.Step.TLS, "no");
    RconException.Unreachable again =
        (RconException.Unreachable) failure.withPartial("x", 1).copy();
    assertEquals(RconException.Unreachable.Step.TLS, again.step());
  }

  @Test
  void aCopyOfACopyKeepsTheMessage() {
    RconException failure = new RconException.TimedOut("a", Delivery.UNKNOWN, "late");
    assertEquals("a: late", failure.copy().copy().getMessage());
  }
}
