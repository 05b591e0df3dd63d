package io.rcon.simulator;

/**
 * The behaviour of one game over Source frames.
 *
 * @param reads the unit in which it reads
 * @param manner the way it puts answers into frames
 * @param login the answer to a login
 * @param unauthenticated the answer to a command without a login
 * @param other the answer to a packet that is neither login nor command
 * @param rawBytes whether commands are bytes rather than UTF-8
 * @param bans whether wrong passwords and long packets get the sender banned, and logins end with a
 *     change of map or password
 * @param mostConnections how many it serves at once; those above are closed at once
 */
record TcpRules(
    ReadDiscipline reads,
    AnswerManner manner,
    LoginRules login,
    Unauthenticated unauthenticated,
    Other other,
    boolean rawBytes,
    boolean bans,
    int mostConnections) {
  /** The answer to a command without a login. */
  enum Unauthenticated {
    REFUSAL,
    EMPTY_VALUE,
    SILENCE,
    /** The end of the connection. */
    CLOSE
  }

  /** The answer to a packet of another type. */
  enum Other {
    /** A text that names the type, login or not. */
    UNKNOWN_REQUEST,
    /** The same in six digits. */
    UNKNOWN_REQUEST_PADDED,
    /** A text. */
    INVALID_TYPE,
    /** An empty value and the sentinel after it, for type 0 only. */
    MIRROR,
    /** An empty value, for type 0 only; others close. */
    MIRROR_ONCE,
    /** Two empty values, for type 0 only. */
    MIRROR_TWICE,
    SILENCE,
    /** The end of the connection. */
    CLOSE,
    /** It is taken for a login. */
    LOGIN
  }

  /** Begins with the simplest server; each game sets its differences. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the rules of one game. */
  static final class Builder {
    private ReadDiscipline reads = new StreamReads(1 << 20);
    private AnswerManner manner = new PlainAnswers(ReplyCut.WHOLE);
    private LoginRules login = LoginRules.PLAIN;
    private Unauthenticated unauthenticated = Unauthenticated.REFUSAL;
    private Other other = Other.SILENCE;
    private boolean rawBytes = true;
    private boolean bans;
    private int mostConnections = Integer.MAX_VALUE;

    private Builder() {}

    Builder reads(ReadDiscipline discipline) {
      reads = discipline;
      return this;
    }

    Builder cut(ReplyCut answers) {
      return manner(new PlainAnswers(answers));
    }

    Builder manner(AnswerManner answers) {
      manner = answers;
      return this;
    }

    Builder login(LoginRules answer) {
      login = answer;
      return this;
    }

    Builder mostConnections(int count) {
      mostConnections = count;
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
          reads, manner, login, unauthenticated, other, rawBytes, bans, mostConnections);
    }
  }
}
