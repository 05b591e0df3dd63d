package io.rcon.simulator;

/**
 * How a game answers a login.
 *
 * @param valueFirst whether an empty value precedes the answer
 * @param zeroValue whether that value has the id 0
 * @param zeroId whether the answer to a right password has the id 0
 * @param text the body of the answer
 * @param refused what a wrong password leads to
 * @param revokes whether it ends an earlier login
 */
record LoginRules(
    boolean valueFirst,
    boolean zeroValue,
    boolean zeroId,
    String text,
    Refused refused,
    boolean revokes) {
  /** An answer under the login's id, or -1 for a wrong password, and nothing else. */
  static final LoginRules PLAIN = new LoginRules(false, false, false, "", Refused.ANSWERED, true);

  /** The consequence of a wrong password. */
  enum Refused {
    /** The answer, and no more. */
    ANSWERED,
    /** The answer, and the end of the connection. */
    ANSWERED_AND_CLOSED,
    /** The end of the connection without a word. */
    CLOSED,
    /** Silence. */
    SILENCE
  }

  LoginRules withValueFirst() {
    return new LoginRules(true, zeroValue, zeroId, text, refused, revokes);
  }

  LoginRules withZeroValueFirst() {
    return new LoginRules(true, true, zeroId, text, refused, revokes);
  }

  LoginRules withZeroId() {
    return new LoginRules(valueFirst, zeroValue, true, text, refused, revokes);
  }

  LoginRules saying(String body) {
    return new LoginRules(valueFirst, zeroValue, zeroId, body, refused, revokes);
  }

  LoginRules refusing(Refused how) {
    return new LoginRules(valueFirst, zeroValue, zeroId, text, how, revokes);
  }

  LoginRules revokingNothing() {
    return new LoginRules(valueFirst, zeroValue, zeroId, text, refused, false);
  }
}
