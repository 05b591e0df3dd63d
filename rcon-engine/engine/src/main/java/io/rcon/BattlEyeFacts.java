package io.rcon;

import static io.rcon.Readings.FLAG;

import java.util.List;

/** The family of BattlEye's datagrams, and its own facts. */
public final class BattlEyeFacts {
  /**
   * Whether an empty answer only acknowledges the command, and its text follows as messages, until
   * none comes for a while. An answer with a text is whole in either case.
   */
  public static final Fact<Boolean> ANSWERS_AS_MESSAGES =
      Fact.of(
          "answers_as_messages",
          false,
          FLAG,
          "whether an empty answer only acknowledges a command, and its text follows as messages");

  /** BattlEye's datagrams: Arma, DayZ. */
  public static final Family FAMILY =
      Family.of("battleye", List.of(ANSWERS_AS_MESSAGES), BattlEyeFacts::check);

  /** One byte numbers the commands, and numbers of commands without an answer rest. */
  private static final int DEEPEST = 64;

  private BattlEyeFacts() {}

  private static void check(Dialect dialect) {
    boolean messages = dialect.get(ANSWERS_AS_MESSAGES);
    boolean quiet = dialect.ending().rule() == EndRule.QUIET_TIME;
    refuse(dialect.depth() > DEEPEST, "one byte numbers the commands; set depth to 64 or less");
    refuse(
        messages && dialect.depth() > 1,
        "messages name no command, so only one can be in flight; set depth to 1");
    refuse(
        messages != quiet,
        "the rule 'quiet_time' is for answers as messages, and they need it; change"
            + " 'answers_as_messages' or the ending");
    Endings.checkUdp(dialect.ending());
    refuse(
        dialect.ending().rule() == EndRule.DATAGRAM_SIZE
            || dialect.ending().marker() != Ending.Marker.NONE,
        "answers name their parts: no size and no marker ends them; leave them out");
  }

  private static void refuse(boolean contradiction, String words) {
    if (contradiction) {
      throw new IllegalArgumentException(words);
    }
  }
}
