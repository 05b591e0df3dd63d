package io.rcon;

import java.time.Duration;

/** The whole answer to one command, and how its end was known. A value. */
public final class Reply {
  private final String text;
  private final EndRule end;
  private final boolean possiblyTruncated;
  private final int packets;
  private final long nanos;

  /**
   * A whole answer of one packet that took no time, for tests and fakes of {@link RconSession}.
   *
   * @param text the answer
   * @return a reply with that text
   */
  public static Reply of(String text) {
    return new Reply(text, EndRule.SINGLE_PACKET, false, 1, 0);
  }

  /**
   * Makes a reply.
   *
   * @param text the answer, decoded, nothing stripped
   * @param end how its end was known
   * @param possiblyTruncated whether the facts leave room for more than what came
   * @param packets how many packets it took
   * @param nanos the time from the write to the end, in nanoseconds
   */
  public Reply(String text, EndRule end, boolean possiblyTruncated, int packets, long nanos) {
    this.text = text;
    this.end = end;
    this.possiblyTruncated = possiblyTruncated;
    this.packets = packets;
    this.nanos = nanos;
  }

  /**
   * The answer's text, decoded, nothing stripped. Often ends with a line feed; may be empty; may
   * hold colour codes and control characters.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * How the end of the answer was known.
   *
   * @return the rule that ended it
   */
  public EndRule end() {
    return end;
  }

  /**
   * Whether there may have been more. Over UDP no answer is proven whole: false then means that
   * nothing spoke against it.
   *
   * @return true if the end was guessed where more was likely
   */
  public boolean possiblyTruncated() {
    return possiblyTruncated;
  }

  /**
   * How many packets carried the answer, those that only marked its end not counted.
   *
   * @return 0 or more; 0 where the server said nothing before the end
   */
  public int packets() {
    return packets;
  }

  /**
   * The time from the write of the command to the end of the answer; where silence ended it, to the
   * last packet.
   *
   * @return the time on the event loop's clock
   */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  /**
   * {@link #elapsed()} as a number.
   *
   * @return nanoseconds
   */
  public long elapsedNanos() {
    return nanos;
  }

  @Override
  public String toString() {
    return "Reply[" + text.length() + " characters, " + packets + " packets, end " + end + "]";
  }
}
