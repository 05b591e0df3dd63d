package io.rcon;

import java.time.Duration;

/**
 * A text by which the server refuses. It counts only as the beginning of an answer of one line; the
 * case of its letters does not matter.
 *
 * @param text the beginning of such an answer
 * @param meaning its meaning
 * @param pause for {@link Refusal#PACE}: how long nothing is sent after it
 */
public record RefusalText(String text, Refusal meaning, Duration pause) {
  /**
   * A text after which nothing is sent for 1.1 s if it is about the pace.
   *
   * @param text the beginning of such an answer
   * @param meaning its meaning
   */
  public RefusalText(String text, Refusal meaning) {
    this(text, meaning, Duration.ofMillis(1100));
  }
}
