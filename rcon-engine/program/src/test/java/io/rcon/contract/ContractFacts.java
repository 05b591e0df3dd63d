package io.rcon.contract;

import io.rcon.BattlEyeFacts;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.LineFacts;
import io.rcon.Rcon;
import io.rcon.Refusal;
import io.rcon.SessionState;

/** What the facts of a dialect leave of the contract. */
final class ContractFacts {
  /** Pauses that grow to a minute, and are half as long on average. */
  private static final int UNCERTAIN_LOGINS = 60;

  /** Those of three minutes. */
  private static final int CLOSED_LOGINS = 8;

  private ContractFacts() {}

  static SessionState afterAnAnswer(Dialect dialect) {
    return dialect.get(CommonFacts.CLOSES_AFTER_ANSWER) ? SessionState.IDLE : SessionState.READY;
  }

  static boolean isUdp(Dialect dialect) {
    return Rcon.usesDatagrams(dialect);
  }

  /** Whether what a server says by itself has a form of its own. */
  static boolean tellsPushesApart(Dialect dialect) {
    return switch (dialect.family().name()) {
      case "quake", "goldsrc", "doom3", "evrima", "pavlov" -> false;
      case "line" -> dialect.get(LineFacts.SPEECH) != LineFacts.Speech.REFRACTOR;
      default -> true;
    };
  }

  /** Whether each piece of text is one datagram, whatever its length. */
  static boolean answersInOneDatagram(Dialect dialect) {
    return isUdp(dialect)
        && ((dialect.ending().rule() == EndRule.SINGLE_PACKET && !isBattlEye(dialect))
            || dialect.get(BattlEyeFacts.ANSWERS_AS_MESSAGES));
  }

  private static boolean isBattlEye(Dialect dialect) {
    return dialect.family().equals(BattlEyeFacts.FAMILY);
  }

  /** How often a wrong password may be tried in a quarter of an hour. */
  static int mostWrongLogins(Dialect dialect, boolean refused) {
    if (!refused) {
      return UNCERTAIN_LOGINS;
    }
    if (dialect.get(CommonFacts.CLOSES_ON_BAD_PASSWORD)) {
      return CLOSED_LOGINS;
    }
    boolean mayBePace =
        dialect.refusals().stream().anyMatch(text -> text.meaning() == Refusal.PASSWORD_OR_PACE);
    return mayBePace ? 2 : 1;
  }
}
