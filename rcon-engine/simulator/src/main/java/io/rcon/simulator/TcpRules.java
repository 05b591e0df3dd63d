package io.rcon.simulator;

/**
 * How one game speaks Source frames.
 *
 * @param reads what it reads at once
 * @param cut how it cuts answers
 * @param hasValueBeforeLogin whether an empty value precedes the answer to a login
 * @param loginNuls how many NULs the body of that answer has
 * @param refusalRevokes whether a wrong password ends an earlier login
 * @param stranger what a command without a login gets
 * @param other what a packet that is neither login nor command gets
 * @param rawBytes whether commands are bytes rather than UTF-8
 * @param bans whether wrong passwords and long packets get the sender banned, and logins end with a
 *     change of map or password
 */
record TcpRules(
    ReadDiscipline reads,
    ReplyCut cut,
    boolean hasValueBeforeLogin,
    int loginNuls,
    boolean refusalRevokes,
    Stranger stranger,
    Other other,
    boolean rawBytes,
    boolean bans) {

  /** The plainest server there can be; every game says where it differs. */
  static final TcpRules PLAIN =
      new TcpRules(
          new StreamReads(1 << 20),
          ReplyCut.WHOLE,
          false,
          0,
          true,
          Stranger.REFUSAL,
          Other.SILENCE,
          true,
          false);

  /** The answer to a command without a login. */
  enum Stranger {
    REFUSAL,
    EMPTY_VALUE,
    SILENCE
  }

  /** The answer to a packet of another type. */
  enum Other {
    /** A text that names the type, login or not. */
    UNKNOWN_REQUEST,
    /** An empty value and the sentinel after it, for type 0 only. */
    MIRROR,
    SILENCE
  }

  TcpRules reads(ReadDiscipline changed) {
    return new TcpRules(
        changed,
        cut,
        hasValueBeforeLogin,
        loginNuls,
        refusalRevokes,
        stranger,
        other,
        rawBytes,
        bans);
  }

  TcpRules cut(ReplyCut changed) {
    return new TcpRules(
        reads,
        changed,
        hasValueBeforeLogin,
        loginNuls,
        refusalRevokes,
        stranger,
        other,
        rawBytes,
        bans);
  }

  TcpRules valueBeforeLogin() {
    return new TcpRules(
        reads, cut, true, loginNuls, refusalRevokes, stranger, other, rawBytes, bans);
  }

  TcpRules loginNuls(int changed) {
    return new TcpRules(
        reads, cut, hasValueBeforeLogin, changed, refusalRevokes, stranger, other, rawBytes, bans);
  }

  TcpRules refusalRevokesNothing() {
    return new TcpRules(
        reads, cut, hasValueBeforeLogin, loginNuls, false, stranger, other, rawBytes, bans);
  }

  TcpRules stranger(Stranger changed) {
    return new TcpRules(
        reads, cut, hasValueBeforeLogin, loginNuls, refusalRevokes, changed, other, rawBytes, bans);
  }

  TcpRules other(Other changed) {
    return new TcpRules(
        reads,
        cut,
        hasValueBeforeLogin,
        loginNuls,
        refusalRevokes,
        stranger,
        changed,
        rawBytes,
        bans);
  }

  TcpRules utf8() {
    return new TcpRules(
        reads, cut, hasValueBeforeLogin, loginNuls, refusalRevokes, stranger, other, false, bans);
  }

  TcpRules guarded() {
    return new TcpRules(
        reads,
        cut,
        hasValueBeforeLogin,
        loginNuls,
        refusalRevokes,
        stranger,
        other,
        rawBytes,
        true);
  }
}
