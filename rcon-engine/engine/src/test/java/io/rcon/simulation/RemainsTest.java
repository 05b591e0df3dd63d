package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemainsTest {
  /** A class that was renamed is no longer looked at, and nothing that it keeps is found. */
  @Test
  void everyPlaceThatIsLookedAtExists() {
    assertEquals(List.of(), Remains.unknown());
  }
}
