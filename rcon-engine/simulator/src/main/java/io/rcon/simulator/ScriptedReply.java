package io.rcon.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of a simulated server to one command. A value; safe on any thread.
 *
 * @param prints the text as the server prints it, call by call: games of the Quake family cut an
 *     answer into datagrams between two calls, and every line counts as a call of its own. The
 *     others send them joined
 * @param answered whether anything is sent; an empty answer is still an answer
 * @param closes whether the connection is closed afterwards
 * @param delay how long the command runs; a server that reads nothing meanwhile does so here too
 * @param mishaps the faults on the answer's way, in order
 */
public record ScriptedReply(
    List<String> prints, boolean answered, boolean closes, Duration delay, List<Mishap> mishaps) {

  private static final ScriptedReply SILENT =
      new ScriptedReply(List.of(), false, false, Duration.ZERO, List.of());
  private static final ScriptedReply CLOSING =
      new ScriptedReply(List.of(), false, true, Duration.ZERO, List.of());

  /** Copies the lists. */
  public ScriptedReply {
    prints = List.copyOf(prints);
    mishaps = List.copyOf(mishaps);
  }

  /**
   * An answer.
   *
   * @param text the answer, possibly empty
   * @return the reply
   */
  public static ScriptedReply text(String text) {
    return prints(List.of(text));
  }

  /**
   * An answer in several print calls.
   *
   * @param prints the text of each call
   * @return the reply
   */
  public static ScriptedReply prints(List<String> prints) {
    return new ScriptedReply(prints, true, false, Duration.ZERO, List.of());
  }

  /**
   * The command runs and nothing is sent, not even an empty answer.
   *
   * @return the reply
   */
  public static ScriptedReply silent() {
    return SILENT;
  }

  /**
   * The command runs and the server closes the connection without an answer. Silence over UDP.
   *
   * @return the reply
   */
  public static ScriptedReply closing() {
    return CLOSING;
  }

  /**
   * The same reply from a command that takes longer.
   *
   * @param time how long the command runs
   * @return a reply
   */
  public ScriptedReply after(Duration time) {
    return new ScriptedReply(prints, answered, closes, time, mishaps);
  }

  /**
   * The same reply with more faults.
   *
   * @param more faults, after those it has
   * @return a reply
   */
  public ScriptedReply with(Mishap... more) {
    return with(List.of(more));
  }

  ScriptedReply with(List<Mishap> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Mishap> all = new ArrayList<>(mishaps);
    all.addAll(more);
    return new ScriptedReply(prints, answered, closes, delay, all);
  }

  /**
   * The whole text.
   *
   * @return the print calls joined
   */
  public String text() {
    return prints.size() == 1 ? prints.get(0) : String.join("", prints);
  }

  /** Whether it can leave at once and as it is. */
  boolean isPlain() {
    return answered && !closes && delay.isZero() && mishaps.isEmpty();
  }
}
