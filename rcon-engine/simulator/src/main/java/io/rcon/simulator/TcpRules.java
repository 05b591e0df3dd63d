package io.rcon.simulator;

/**
 * The behaviour of one game over Source frames.
 *
 * @param reads the unit in which it reads
 * @param cut the way it splits answers into frames
 * @param hasValueBeforeLogin whether an empty value precedes the answer to a login
 * @param loginNuls how many NULs the body of that answer has
 * @param refusalRevokes whether a wrong password ends an earlier login
 * @param unauthenticated the answer to a command without a login
 * @param other the answer to a packet that is neither login nor command
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
    Unauthenticated unauthenticated,
    Other other,
    boolean rawBytes,
    boolean bans) {
  /** The answer to a command without a login. */
  enum Unauthenticated {
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

  /** Begins with the simplest server; each game sets its differences. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the rules of one game. */
  static final class Builder {
    private ReadDiscipline reads = new StreamReads(1 << 20);
    private ReplyCut cut = ReplyCut.WHOLE;
    private boolean hasValueBeforeLogin;
    private int loginNuls;
    private boolean refusalRevokes = true;
    private Unauthenticated unauthenticated = Unauthenticated.REFUSAL;
    private Other other = Other.SILENCE;
    private boolean rawBytes = true;
    private boolean bans;

    private Builder() {}

    Builder reads(ReadDiscipline discipline) {
      reads = discipline;
      return this;
    }

    Builder cut(ReplyCut answers) {
      cut = answers;
      return this;
    }

    Builder valueBeforeLogin() {
      hasValueBeforeLogin = true;
      return this;
    }

    Builder loginNuls(int count) {
      loginNuls = count;
      return this;
    }

    Builder refusalRevokesNothing() {
      refusalRevokes = false;
      return this;
    }

    Builder unauthenticated(Unauthenticated answer) {
      unauthenticated = answer;
      return this;
    }

    Builder other(Other answer) {
      other = answer;
      return this;
    }

    Builder utf8() {
      rawBytes = false;
      return this;
    }

    Builder guarded() {
      bans = true;
      return this;
    }

    TcpRules build() {
      return new TcpRules(
          reads,
          cut,
          hasValueBeforeLogin,
          loginNuls,
          refusalRevokes,
          unauthenticated,
          other,
          rawBytes,
          bans);
    }
  }
}
