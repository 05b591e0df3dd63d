package io.rcon;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one game speaks: a mechanism and the facts of the game. A value; the table of those that come
 * with the engine is {@link #all()}, and {@link #with} derives one's own.
 *
 * <pre>{@code
 * Dialect modded = Dialect.MINECRAFT.with(d -> d.name("modded").maxRequest(1413));
 * }</pre>
 */
public final class Dialect {
  /** Source 1 dedicated servers: TF2, CS:S, CS:GO, Garry's Mod, L4D2. */
  public static final Dialect SOURCE = Dialects.SOURCE;

  /** Minecraft Java Edition: vanilla, Spigot, Paper, Fabric, NeoForge, Forge before 50. */
  public static final Dialect MINECRAFT = Dialects.MINECRAFT;

  /** Minecraft Java Edition on Forge 50 and later, which sends nothing for an empty answer. */
  public static final Dialect FORGE = Dialects.FORGE;

  /** Quake III Arena 1.32 and its close kin. */
  public static final Dialect QUAKE3 = Dialects.QUAKE3;

  /** ioquake3 and games on it, such as OpenArena. */
  public static final Dialect IOQUAKE3 = Dialects.IOQUAKE3;

  /** DarkPlaces: Nexuiz, Xonotic. */
  public static final Dialect DARKPLACES = Dialects.DARKPLACES;

  /** QuakeWorld servers such as mvdsv. */
  public static final Dialect QUAKEWORLD = Dialects.QUAKEWORLD;

  /** FTE QuakeWorld, which blocks addresses that ask too often for a day. */
  public static final Dialect FTE = Dialects.FTE;

  /** Nukkit and PowerNukkit: Minecraft Bedrock Edition. */
  public static final Dialect NUKKIT = Dialects.NUKKIT;

  /** A server of the Source kind of which nothing else is known: the most careful facts. */
  public static final Dialect GENERIC = Dialects.GENERIC;

  /** When, if at all, a probe shows the end of an answer (TCP). */
  public enum Probe {
    /** Never: the game would close the connection, or not answer. */
    NONE,
    /** Together with the command: the game reads its stream frame by frame and answers in order. */
    WITH_COMMAND,
    /** After the first packet of the answer, if that may not be the last. */
    AFTER_FIRST,
    /** So, and after a second of silence, for the game may send no packet for an empty answer. */
    AFTER_FIRST_OR_SILENCE
  }

  /** How a marker can be echoed after an answer (UDP). */
  public enum Marker {
    /** Not at all: a second request so soon would be dropped. */
    NONE,
    /** By a second command in the same datagram. */
    SAME_DATAGRAM,
    /** By a second datagram, which counts against the pacing. */
    NEXT_DATAGRAM
  }

  /** What a text that refuses a request means. */
  public enum Refusal {
    /** The password is wrong, or none is set. */
    PASSWORD,
    /** The password is wrong, or the server was asked too often: a second one in a row decides. */
    PASSWORD_OR_PACE,
    /** The server was asked too often, did not run the command, and says nothing for a while. */
    PACE
  }

  /**
   * A text by which the server refuses. It counts only as the beginning of an answer of one line;
   * the case of its letters does not matter.
   *
   * @param text what such an answer begins with
   * @param meaning what it means
   * @param pause for {@link Refusal#PACE}: how long nothing is sent after it
   */
  public record RefusalText(String text, Refusal meaning, Duration pause) {
    /**
     * A text after which nothing is sent for 1.1 s if it is about the pace.
     *
     * @param text what such an answer begins with
     * @param meaning what it means
     */
    public RefusalText(String text, Refusal meaning) {
      this(text, meaning, Duration.ofMillis(1100));
    }
  }

  /**
   * How the end of an answer is known.
   *
   * @param rule the rule for ordinary answers
   * @param limit for {@link EndRule#SHORT_FRAGMENT} and {@link EndRule#DATAGRAM_SIZE}: the size, in
   *     bytes, that every piece but the last has; for {@link EndRule#QUIET_TIME}: the size near
   *     which a last piece is suspect; else 0
   * @param quiet how long nothing must come before the end is guessed; grows with the round trip
   * @param probe when a probe is sent
   * @param probeType the probe's packet type
   * @param marker how a marker is echoed when the caller asks for an exact end
   */
  public record Ending(
      EndRule rule, int limit, Duration quiet, Probe probe, int probeType, Marker marker) {
    /**
     * Every answer is one packet.
     *
     * @return the ending
     */
    public static Ending singlePacket() {
      return new Ending(EndRule.SINGLE_PACKET, 0, Duration.ZERO, Probe.NONE, 0, Marker.NONE);
    }

    /**
     * An empty packet sent with the command is answered after it.
     *
     * @return the ending
     */
    public static Ending terminator() {
      return new Ending(EndRule.PROBE, 0, Duration.ZERO, Probe.WITH_COMMAND, 0, Marker.NONE);
    }

    /**
     * A piece shorter than the limit is the last; after a full one a probe asks.
     *
     * @param limit the size of a full piece in bytes
     * @return the ending
     */
    public static Ending shortFragment(int limit) {
      return new Ending(
          EndRule.SHORT_FRAGMENT, limit, Duration.ZERO, Probe.AFTER_FIRST, 0, Marker.NONE);
    }

    /**
     * A datagram shorter than the limit is the last.
     *
     * @param limit the size of every other one, in bytes
     * @param marker how a marker is echoed
     * @return the ending
     */
    public static Ending datagramSize(int limit, Marker marker) {
      return new Ending(EndRule.DATAGRAM_SIZE, limit, Duration.ofSeconds(1), Probe.NONE, 0, marker);
    }

    /**
     * Nothing tells; silence is taken for the end.
     *
     * @param quiet how long it must last at least
     * @param limit the size of the largest pieces in bytes; an answer that ends near it is suspect
     * @param marker how a marker is echoed
     * @return the ending
     */
    public static Ending quiet(Duration quiet, int limit, Marker marker) {
      return new Ending(EndRule.QUIET_TIME, limit, quiet, Probe.NONE, 0, marker);
    }
  }

  /**
   * The fixed bytes of a game's datagrams, after four bytes {@code ff}; Latin-1.
   *
   * @param request what a request begins with
   * @param requestTrailer what it ends with
   * @param reply what every datagram of an answer begins with
   * @param replyTrailer what it ends with
   * @param query a request that anybody may make, answered by every living server
   */
  public record OutOfBand(
      String request, String requestTrailer, String reply, String replyTrailer, String query) {}

  /**
   * How long a pair of server and local port rests after an exchange over UDP, so that a late
   * answer meets nobody.
   *
   * @param afterEnd after an end that was seen
   * @param afterQuiet after an end that was guessed
   * @param afterTimeout after a timeout or a cancellation
   */
  public record Rests(Duration afterEnd, Duration afterQuiet, Duration afterTimeout) {
    /** 250 ms, 1 s and 45 s. */
    public static final Rests DEFAULT =
        new Rests(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(45));
  }

  private final DialectBuilder facts;

  Dialect(DialectBuilder facts) {
    this.facts = facts.copy();
  }

  /**
   * The dialects that come with the engine.
   *
   * @return all of them, in the order of the table
   */
  public static List<Dialect> all() {
    return Dialects.ALL;
  }

  /**
   * A dialect by its name.
   *
   * @param name for instance {@code minecraft}
   * @return empty if none has that name
   */
  public static Optional<Dialect> named(String name) {
    return all().stream().filter(d -> d.name().equals(name)).findFirst();
  }

  /**
   * Derives a dialect.
   *
   * @param change changes some facts
   * @return a dialect with the changed facts
   * @throws IllegalArgumentException if a number is out of bounds, or facts contradict each other
   */
  public Dialect with(java.util.function.Consumer<DialectBuilder> change) {
    DialectBuilder changed = facts.copy();
    change.accept(changed);
    return changed.build();
  }

  /** {@return its name, as the fleet file and the program use it: lower case, no spaces} */
  public String name() {
    return facts.name;
  }

  /**
   * The mechanism that turns its packets into a conversation.
   *
   * @return {@code source} or {@code quake}, or the name of one's own
   */
  public String mechanism() {
    return facts.mechanism;
  }

  /** {@return the games it is for, in words} */
  public String games() {
    return facts.games;
  }

  /**
   * What it was proven against, in words.
   *
   * @return real servers, captures or published sources
   */
  public String proven() {
    return facts.proven;
  }

  /**
   * The port its servers listen on unless told otherwise.
   *
   * @return a port, 0 if there is no custom
   */
  public int defaultPort() {
    return facts.defaultPort;
  }

  /**
   * How text is written on its wire.
   *
   * @return the charset of requests and answers
   */
  public Charset charset() {
    return facts.charset;
  }

  /**
   * The longest command in bytes; beyond it servers ban, go deaf, or run something else.
   *
   * @return bytes of the encoded command
   */
  public int maxRequest() {
    return facts.maxRequest;
  }

  /**
   * The longest answer accepted; a longer one is a violation of the protocol.
   *
   * @return bytes of the joined answer
   */
  public int maxReply() {
    return facts.maxReply;
  }

  /**
   * Whether {@link #maxReply()} was set by {@link DialectBuilder#maxReply}, here or in a dialect
   * that this one was derived from. Such a limit is refused where the engine cannot keep it; others
   * are lowered.
   *
   * @return false for dialects whose limit nobody set
   */
  public boolean hasOwnMaxReply() {
    return facts.ownMaxReply;
  }

  /**
   * How many commands may be under way at once. More than one only where the game reads its stream
   * frame by frame (TCP), or answers every port by itself (UDP).
   *
   * @return at least 1
   */
  public int depth() {
    return facts.depth;
  }

  /**
   * Whether the server reads its stream frame by frame, so that frames may travel together (TCP).
   *
   * @return true if more than one frame may be unread
   */
  public boolean isStreamSafe() {
    return facts.depth > 1 || facts.ending.probe() == Probe.WITH_COMMAND;
  }

  /**
   * How often a server may be asked.
   *
   * @return the token bucket
   */
  public Pacing pacing() {
    return facts.pacing;
  }

  /**
   * How the end of an answer is known.
   *
   * @return the rule and its numbers
   */
  public Ending ending() {
    return facts.ending;
  }

  /**
   * Whether answers carry the id of their request (TCP). If not, a timeout closes the connection.
   *
   * @return true if they do
   */
  public boolean idsMirrored() {
    return facts.idsMirrored;
  }

  /**
   * Whether frames without their closing NULs are accepted (TCP).
   *
   * @return true if the game is known to omit them
   */
  public boolean lenientNuls() {
    return facts.lenientNuls;
  }

  /**
   * Whether a wrong password makes the server close the connection without a word.
   *
   * @return true if it does
   */
  public boolean closesOnBadPassword() {
    return facts.closesOnBadPassword;
  }

  /**
   * A command whose answer is never empty, sent after an empty answer to learn whether the server
   * still knows the login: some forget it silently and then answer everything with nothing.
   *
   * @return empty if the game does not do that
   */
  public Optional<String> loginCheck() {
    return facts.loginCheck.isEmpty() ? Optional.empty() : Optional.of(facts.loginCheck);
  }

  /**
   * How often an idle connection is used, so that it is not closed.
   *
   * @return empty if the game leaves idle connections alone
   */
  public Optional<Duration> keepAlive() {
    return facts.keepAlive.isZero() ? Optional.empty() : Optional.of(facts.keepAlive);
  }

  /**
   * The command that keeps the connection alive.
   *
   * @return a command that does nothing
   */
  public String keepAliveCommand() {
    return facts.keepAliveCommand;
  }

  /**
   * The texts by which the server refuses (UDP).
   *
   * @return whole answers and their meanings
   */
  public List<RefusalText> refusals() {
    return facts.refusals;
  }

  /**
   * The fixed bytes of datagrams (UDP).
   *
   * @return prefixes and trailers
   */
  public OutOfBand outOfBand() {
    return facts.outOfBand;
  }

  /**
   * Characters that a password must not hold, since the server would read something else.
   *
   * @return the characters, often none
   */
  public String forbiddenInPassword() {
    return facts.forbiddenInPassword;
  }

  /**
   * Whether a password may hold ASCII characters only.
   *
   * @return true if the server would change the others
   */
  public boolean asciiPassword() {
    return facts.asciiPassword;
  }

  /**
   * How long pairs of server and port rest (UDP).
   *
   * @return the rests
   */
  public Rests rests() {
    return facts.rests;
  }

  /**
   * What its console knows and prints.
   *
   * @return commands that tell and list, colour codes, line breaks
   */
  public ConsoleFacts console() {
    return facts.console;
  }

  /**
   * What helps to explain a failure, and changes nothing that is sent.
   *
   * @return the hints
   */
  public DialectHints hints() {
    return facts.hints;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Dialect that && facts.facts().equals(that.facts.facts()));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name());
  }

  @Override
  public String toString() {
    return name();
  }
}
