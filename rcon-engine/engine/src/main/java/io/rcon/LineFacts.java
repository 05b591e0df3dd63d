package io.rcon;

import static io.rcon.Readings.oneOf;

import java.util.List;

/** The family of consoles that speak lines of text over TCP, and its own facts. */
public final class LineFacts {
  /** How a console greets, ends its answers, and words what it says by itself. */
  public enum Speech {
    /**
     * Asks for the password, and prefixes each line with a time and the part of the server that
     * speaks. An echoed word ends an answer.
     */
    ECON,
    /**
     * Asks for the password where it has one, and prefixes only the lines of its log. The error of
     * an unknown word ends an answer.
     */
    TELNET,
    /** Gives a seed for a digest of the password. A byte of value 4 ends an answer. */
    REFRACTOR
  }

  /** How the console speaks. */
  public static final Fact<Speech> SPEECH =
      Fact.of(
          "speech",
          Speech.ECON,
          oneOf(List.of(Speech.values())),
          "how the console greets, ends its answers, and words what it says by itself");

  /** Lines of text: Teeworlds, 7 Days to Die, Battlefield 2. */
  public static final Family FAMILY = Family.of("line", List.of(SPEECH), LineFacts::check);

  private LineFacts() {}

  private static void check(Dialect dialect) {
    boolean marked = dialect.get(SPEECH) != Speech.REFRACTOR;
    Ending ending = dialect.ending();
    if (marked && !ending.equals(Ending.terminator())) {
      throw new IllegalArgumentException(
          "the answer to a word of the engine's own ends each answer; give the ending the rule"
              + " 'probe' alone");
    }
    if (!marked && !ending.equals(Ending.endFrame())) {
      throw new IllegalArgumentException(
          "a byte of the server's ends each answer; give the ending the rule 'end_frame' alone");
    }
    if (!marked && (dialect.depth() > 1 || dialect.idsMirrored())) {
      throw new IllegalArgumentException(
          "nothing tells its answers apart; set depth to 1 and ids_mirrored to false");
    }
  }
}
