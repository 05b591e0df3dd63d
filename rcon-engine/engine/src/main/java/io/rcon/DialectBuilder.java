package io.rcon;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Collects the facts of a {@link Dialect}, which explains each of them; see {@link Dialect#with}.
 * Begins with careful ones. Not thread-safe.
 */
public final class DialectBuilder {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  String name = "generic";
  String mechanism = "source";
  String games = "";
  String proven = "not proven";
  int defaultPort = 0;
  Charset charset = StandardCharsets.UTF_8;
  int maxRequest = 1000;
  int maxReply = 16 << 20;

  /** By a user: a limit that cannot be kept is told of. Others are lowered. */
  boolean ownMaxReply;

  int depth = 1;
  Pacing pacing = Pacing.NONE;
  Dialect.Ending ending = Dialect.Ending.singlePacket();
  boolean idsMirrored = true;
  boolean lenientNuls = false;
  boolean closesOnBadPassword = false;
  String loginCheck = "";
  Duration keepAlive = Duration.ZERO;
  String keepAliveCommand = "";
  List<Dialect.RefusalText> refusals = List.of();
  Dialect.OutOfBand outOfBand = new Dialect.OutOfBand("rcon ", "", "print\n", "", "getinfo");
  String forbiddenInPassword = "";
  boolean asciiPassword = false;
  Dialect.Rests rests = Dialect.Rests.DEFAULT;
  ConsoleFacts console = ConsoleFacts.DEFAULT;
  DialectHints hints = DialectHints.NONE;

  DialectBuilder() {}

  DialectBuilder copy() {
    DialectBuilder copy = new DialectBuilder();
    copy.name = name;
    copy.mechanism = mechanism;
    copy.games = games;
    copy.proven = proven;
    copy.defaultPort = defaultPort;
    copy.charset = charset;
    copy.maxRequest = maxRequest;
    copy.maxReply = maxReply;
    copy.ownMaxReply = ownMaxReply;
    copy.depth = depth;
    copy.pacing = pacing;
    copy.ending = ending;
    copy.idsMirrored = idsMirrored;
    copy.lenientNuls = lenientNuls;
    copy.closesOnBadPassword = closesOnBadPassword;
    copy.loginCheck = loginCheck;
    copy.keepAlive = keepAlive;
    copy.keepAliveCommand = keepAliveCommand;
    copy.refusals = refusals;
    copy.outOfBand = outOfBand;
    copy.forbiddenInPassword = forbiddenInPassword;
    copy.asciiPassword = asciiPassword;
    copy.rests = rests;
    copy.console = console;
    copy.hints = hints;
    return copy;
  }

  List<Object> facts() {
    return List.of(
        name,
        mechanism,
        games,
        proven,
        defaultPort,
        charset,
        maxRequest,
        maxReply,
        depth,
        pacing,
        ending,
        idsMirrored,
        lenientNuls,
        closesOnBadPassword,
        loginCheck,
        keepAlive,
        keepAliveCommand,
        refusals,
        outOfBand,
        forbiddenInPassword,
        asciiPassword,
        rests,
        console,
        hints);
  }

  Dialect build() {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a dialect's name has lower case letters, digits and hyphens, not '" + name + "'");
    }
    if (defaultPort < 0 || defaultPort > 65535 || keepAlive.isNegative()) {
      throw new IllegalArgumentException(
          "dialect '" + name + "': defaultPort must be 0 to 65535 and keepAlive at least 0");
    }
    if (depth < 1 || maxRequest < 1 || maxReply < 1) {
      throw new IllegalArgumentException(
          "dialect '" + name + "': depth, maxRequest and maxReply must be at least 1");
    }
    if (depth > 1 && "source".equals(mechanism) && !idsMirrored) {
      throw new IllegalArgumentException(
          "dialect '" + name + "': without mirrored ids only one command can be under way");
    }
    Endings.check(name, mechanism, ending);
    return new Dialect(this);
  }

  /**
   * Its name: lower case, digits and hyphens.
   *
   * @param name the fact
   * @return this
   */
  public DialectBuilder name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * The mechanism: {@code source}, {@code quake}, or the name of one's own.
   *
   * @param mechanism the fact
   * @return this
   */
  public DialectBuilder mechanism(String mechanism) {
    this.mechanism = Objects.requireNonNull(mechanism, "mechanism");
    return this;
  }

  /**
   * The games it is for, in words.
   *
   * @param games the fact
   * @return this
   */
  public DialectBuilder games(String games) {
    this.games = Objects.requireNonNull(games, "games");
    return this;
  }

  /**
   * What it was proven against, in words.
   *
   * @param proven the fact
   * @return this
   */
  public DialectBuilder proven(String proven) {
    this.proven = Objects.requireNonNull(proven, "proven");
    return this;
  }

  /**
   * The port its servers usually listen on.
   *
   * @param defaultPort the fact
   * @return this
   */
  public DialectBuilder defaultPort(int defaultPort) {
    this.defaultPort = defaultPort;
    return this;
  }

  /**
   * How text is written on its wire.
   *
   * @param charset the fact
   * @return this
   */
  public DialectBuilder charset(Charset charset) {
    this.charset = Objects.requireNonNull(charset, "charset");
    return this;
  }

  /**
   * The longest command in bytes.
   *
   * @param maxRequest the fact
   * @return this
   */
  public DialectBuilder maxRequest(int maxRequest) {
    this.maxRequest = maxRequest;
    return this;
  }

  /**
   * The longest answer in bytes.
   *
   * @param maxReply the fact
   * @return this
   */
  public DialectBuilder maxReply(int maxReply) {
    this.maxReply = maxReply;
    ownMaxReply = true;
    return this;
  }

  /**
   * How many commands may be under way at once.
   *
   * @param depth the fact
   * @return this
   */
  public DialectBuilder depth(int depth) {
    this.depth = depth;
    return this;
  }

  /**
   * How often a server may be asked.
   *
   * @param pacing the fact
   * @return this
   */
  public DialectBuilder pacing(Pacing pacing) {
    this.pacing = Objects.requireNonNull(pacing, "pacing");
    return this;
  }

  /**
   * How the end of an answer is known.
   *
   * @param ending the fact
   * @return this
   */
  public DialectBuilder ending(Dialect.Ending ending) {
    this.ending = Objects.requireNonNull(ending, "ending");
    return this;
  }

  /**
   * Whether answers carry the id of their request (TCP).
   *
   * @param idsMirrored the fact
   * @return this
   */
  public DialectBuilder idsMirrored(boolean idsMirrored) {
    this.idsMirrored = idsMirrored;
    return this;
  }

  /**
   * Whether frames without closing NULs are accepted (TCP).
   *
   * @param lenientNuls the fact
   * @return this
   */
  public DialectBuilder lenientNuls(boolean lenientNuls) {
    this.lenientNuls = lenientNuls;
    return this;
  }

  /**
   * Whether a wrong password closes the connection without a word.
   *
   * @param closesOnBadPassword the fact
   * @return this
   */
  public DialectBuilder closesOnBadPassword(boolean closesOnBadPassword) {
    this.closesOnBadPassword = closesOnBadPassword;
    return this;
  }

  /**
   * A command whose answer is never empty, asked after an empty answer; empty for none.
   *
   * @param loginCheck the fact
   * @return this
   */
  public DialectBuilder loginCheck(String loginCheck) {
    this.loginCheck = Objects.requireNonNull(loginCheck, "loginCheck");
    return this;
  }

  /**
   * How often an idle connection is used; zero for never.
   *
   * @param keepAlive the fact
   * @return this
   */
  public DialectBuilder keepAlive(Duration keepAlive) {
    this.keepAlive = Objects.requireNonNull(keepAlive, "keepAlive");
    return this;
  }

  /**
   * The command that keeps a connection alive.
   *
   * @param keepAliveCommand the fact
   * @return this
   */
  public DialectBuilder keepAliveCommand(String keepAliveCommand) {
    this.keepAliveCommand = Objects.requireNonNull(keepAliveCommand, "keepAliveCommand");
    return this;
  }

  /**
   * The texts by which the server refuses (UDP).
   *
   * @param refusals the fact
   * @return this
   */
  public DialectBuilder refusals(List<Dialect.RefusalText> refusals) {
    this.refusals = List.copyOf(refusals);
    return this;
  }

  /**
   * The fixed bytes of datagrams (UDP).
   *
   * @param outOfBand the fact
   * @return this
   */
  public DialectBuilder outOfBand(Dialect.OutOfBand outOfBand) {
    this.outOfBand = Objects.requireNonNull(outOfBand, "outOfBand");
    return this;
  }

  /**
   * Characters that a password must not hold.
   *
   * @param forbiddenInPassword the fact
   * @return this
   */
  public DialectBuilder forbiddenInPassword(String forbiddenInPassword) {
    this.forbiddenInPassword = Objects.requireNonNull(forbiddenInPassword, "forbiddenInPassword");
    return this;
  }

  /**
   * Whether a password may hold ASCII characters only.
   *
   * @param asciiPassword the fact
   * @return this
   */
  public DialectBuilder asciiPassword(boolean asciiPassword) {
    this.asciiPassword = asciiPassword;
    return this;
  }

  /**
   * How long pairs of server and port rest (UDP).
   *
   * @param rests the fact
   * @return this
   */
  public DialectBuilder rests(Dialect.Rests rests) {
    this.rests = Objects.requireNonNull(rests, "rests");
    return this;
  }

  /**
   * What its console knows and prints: status command, help command, colour codes, line breaks.
   *
   * @param console {@link ConsoleFacts#DEFAULT} unless said otherwise
   * @return this
   */
  public DialectBuilder console(ConsoleFacts console) {
    this.console = Objects.requireNonNull(console, "console");
    return this;
  }

  /**
   * What helps to explain a failure.
   *
   * @param hints the fact
   * @return this
   */
  public DialectBuilder hints(DialectHints hints) {
    this.hints = Objects.requireNonNull(hints, "hints");
    return this;
  }
}
