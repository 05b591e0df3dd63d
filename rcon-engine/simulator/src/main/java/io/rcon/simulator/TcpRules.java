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

  /** Begins with the plainest server there can be; every game says where it differs. */
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
    private Stranger stranger = Stranger.REFUSAL;
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

    Builder stranger(Stranger answer) {
      stranger = answer;
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
          stranger,
          other,
          rawBytes,
          bans);
    }
  }
}
