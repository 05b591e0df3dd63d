package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.EndRule;
import io.rcon.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CollectedAnswerTest {
  private final CollectedAnswer answer = new CollectedAnswer(why -> {});

  private Reply endsQuietly(long now, long sentAt) {
    return Objects.requireNonNull(
        answer.reply(0, EndRule.QUIET_TIME, StandardCharsets.UTF_8, now, sentAt));
  }

  @Test
  void should_take_as_long_as_its_last_piece_and_not_as_the_silence() {
    answer.count(12);
    answer.count(15);
    assertEquals(5, endsQuietly(100, 10).elapsedNanos());
  }

  @Test
  void should_know_nothing_of_the_pieces_of_an_attempt_before() {
    answer.count(15);
    answer.nothingCame();
    assertEquals(10, endsQuietly(100, 90).elapsedNanos());
  }
}
