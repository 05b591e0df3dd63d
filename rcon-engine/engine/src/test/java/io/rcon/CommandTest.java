package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static final Command PLAIN = Command.of("list");

  @Test
  void hasNoBoundsAndNoWishesUnlessToldSo() {
    assertEquals("list", PLAIN.text());
    assertEquals(Optional.empty(), PLAIN.timeout());
    assertEquals(Optional.empty(), PLAIN.within());
    assertFalse(PLAIN.isSafeToRepeat());
    assertFalse(PLAIN.isExactEnd());
  }

  @Test
  void everyWishKeepsTheOthers() {
    Duration second = Duration.ofSeconds(1);
    Duration minute = Duration.ofMinutes(1);
    Command one = PLAIN.timeout(second).within(minute).safeToRepeat().exactEnd();
    Command other = PLAIN.exactEnd().safeToRepeat().within(minute).timeout(second);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(Optional.of(second), one.timeout());
    assertEquals(Optional.of(minute), one.within());
    assertTrue(one.isSafeToRepeat());
    assertTrue(one.isExactEnd());
    assertEquals("list", one.text());
  }

  @Test
  void isAValue() {
    assertEquals(PLAIN, Command.of("list"));
    for (Command other :
        List.of(
            Command.of("List"),
            PLAIN.timeout(Duration.ofSeconds(1)),
            PLAIN.within(Duration.ofSeconds(1)),
            PLAIN.safeToRepeat(),
            PLAIN.exactEnd())) {
      assertNotEquals(PLAIN, other);
    }
    assertEquals("Command[list]", PLAIN.toString());
  }

  @Test
  void refusesBoundsThatAreOverBeforeTheyBegin() {
    for (Duration none : List.of(Duration.ZERO, Duration.ofNanos(-1))) {
      assertThrows(IllegalArgumentException.class, () -> PLAIN.timeout(none));
      assertThrows(IllegalArgumentException.class, () -> PLAIN.within(none));
    }
    assertThrows(NullPointerException.class, () -> Command.of(null));
  }
}
