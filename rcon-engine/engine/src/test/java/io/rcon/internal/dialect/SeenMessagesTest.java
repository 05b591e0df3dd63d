package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Numbers of one byte come round, within seconds where each line of a long answer has one. */
class SeenMessagesTest {
  @Test
  void should_tell_a_message_again_when_its_number_has_come_round() {
    SeenMessages seen = new SeenMessages();
    for (int i = 0; i < 3 * 256; i++) {
      assertTrue(seen.add(i % 256, 0), "message " + i);
    }
  }

  @Test
  void should_know_a_double_that_comes_behind_many_others() {
    SeenMessages seen = new SeenMessages();
    for (int i = 0; i < 128; i++) {
      assertTrue(seen.add(i, 0));
    }
    assertFalse(seen.add(0, 0));
  }
}
