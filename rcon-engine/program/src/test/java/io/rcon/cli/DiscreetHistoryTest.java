package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscreetHistoryTest {
  private final List<Secret> secrets = List.of(Secret.none(), Secret.of("hünter2"));

  @Test
  void keepsNoLineWithAPassword() {
    assertTrue(DiscreetHistory.isDiscreet("say hello", secrets));
    assertFalse(DiscreetHistory.isDiscreet("set x hünter2", secrets));
    assertFalse(DiscreetHistory.isDiscreet("rcon_password other", secrets));
    assertFalse(DiscreetHistory.isDiscreet("set rconPassword other", secrets));
  }
}
