package io.rcon;

import static io.rcon.Readings.DURATION;
import static io.rcon.Readings.FLAG;
import static io.rcon.Readings.TEXT;
import static io.rcon.Readings.atLeast;
import static io.rcon.Readings.integer;
import static io.rcon.Readings.list;
import static io.rcon.Readings.oneOf;
import static io.rcon.Readings.parts;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect.Rests;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The facts that dialects of every family have. Most have a method of {@link Dialect} too. */
public final class CommonFacts {
  /** {@link Dialect#games()}. */
  public static final Fact<String> GAMES =
      Fact.of("games", "", TEXT, "the games it is for, in words");

  /** {@link Dialect#proven()}. */
  public static final Fact<String> PROVEN =
      Fact.of("proven", "not proven", TEXT, "what it was proven against, in words");

  /** An observation that would show that a dialect does not fit its game. */
  public static final Fact<String> REFUTED_BY =
      Fact.of("refuted_by", "", TEXT, "what would show that it does not fit, in words");

  /** {@link Dialect#defaultPort()}. */
  public static final Fact<Integer> DEFAULT_PORT =
      Fact.of("default_port", 0, integer(1, 65535), "the port of servers for which none is given");

  /** {@link Dialect#charset()}. */
  public static final Fact<Charset> CHARSET =
      Fact.of(
          "charset",
          StandardCharsets.UTF_8,
          Readings.CHARSET,
          "the charset of commands and answers");

  /** {@link Dialect#maxRequest()}. */
  public static final Fact<Integer> MAX_REQUEST =
      Fact.of("max_request", 1000, atLeast(1), "the longest command, in bytes");

  /** {@link Dialect#maxReply()}. */
  public static final Fact<Integer> MAX_REPLY =
      Fact.of("max_reply", 16 << 20, atLeast(1), "the longest answer, in bytes");

  /** {@link Dialect#depth()}. */
  public static final Fact<Integer> DEPTH =
      Fact.of("depth", 1, atLeast(1), "how many commands may be in flight at once");

  /** {@link Dialect#pacing()}. */
  public static final Fact<Pacing> PACING =
      Fact.of(
          "pacing",
          Pacing.NONE,
          parts(Pacing.class, atLeast(1), DURATION),
          "how many requests may be sent at once, and one in how long after them");

  /** {@link Dialect#ending()}. */
  public static final Fact<Ending> ENDING =
      Fact.of(
          "ending", Ending.singlePacket(), Endings.READING, "how the end of an answer is known");

  /** {@link Dialect#idsMirrored()}. */
  public static final Fact<Boolean> IDS_MIRRORED =
      Fact.of("ids_mirrored", true, FLAG, "whether answers name the command they belong to");

  /** Whether a wrong password makes the server close the connection without a word. */
  public static final Fact<Boolean> CLOSES_ON_BAD_PASSWORD =
      Fact.of(
          "closes_on_bad_password",
          false,
          FLAG,
          "whether a wrong password closes the connection without a word");

  /**
   * Whether the server closes the connection after each answer. So does the session then: it is
   * idle without an outage or a pause, and the next command connects.
   */
  public static final Fact<Boolean> CLOSES_AFTER_ANSWER =
      Fact.of(
          "closes_after_answer",
          false,
          FLAG,
          "whether the server closes the connection after each answer, so that each command has a"
              + " connection of its own");

  /** {@link Dialect#loginCheck()}. */
  public static final Fact<String> LOGIN_CHECK =
      Fact.of(
          "login_check",
          "",
          TEXT,
          "a command with an answer that is never empty, sent after an empty answer to see whether"
              + " the login still counts");

  /** {@link Dialect#keepAlive()}. */
  public static final Fact<KeepAlive> KEEP_ALIVE =
      Fact.of(
          "keep_alive",
          KeepAlive.NONE,
          Endings.KEEP_ALIVE,
          "how often an idle connection is used so that it is not closed, and by which command");

  /** Characters that a password must not hold, since the server would read something else. */
  public static final Fact<String> FORBIDDEN_IN_PASSWORD =
      Fact.of("forbidden_in_password", "", TEXT, "characters that a password must not hold");

  /** Whether a password may hold ASCII characters only, since the server changes the others. */
  public static final Fact<Boolean> ASCII_PASSWORD =
      Fact.of("ascii_password", false, FLAG, "whether a password may hold ASCII characters only");

  /** Whether a command may hold ASCII characters only, since the server changes the others. */
  public static final Fact<Boolean> ASCII_COMMAND =
      Fact.of("ascii_command", false, FLAG, "whether a command may hold ASCII characters only");

  /** Characters that a command must not hold, since the server would run something else. */
  public static final Fact<String> FORBIDDEN_IN_COMMAND =
      Fact.of("forbidden_in_command", "", TEXT, "characters that a command must not hold");

  /** Whether the server sends nothing for an empty answer, so that silence may be one. */
  public static final Fact<Boolean> SILENT_IF_EMPTY =
      Fact.of(
          "silent_if_empty",
          false,
          FLAG,
          "whether nothing at all is sent for an answer without a text");

  /** {@link Dialect#rests()}. */
  public static final Fact<Rests> RESTS =
      Fact.of(
          "rests",
          Rests.DEFAULT,
          parts(Rests.class, DURATION, DURATION, DURATION),
          "how long a pair of server and local port rests over UDP, so that late answers meet no"
              + " other command");

  /** {@link Dialect#console()}. */
  public static final Fact<ConsoleFacts> CONSOLE =
      Fact.of(
          "console",
          ConsoleFacts.DEFAULT,
          parts(ConsoleFacts.class, TEXT, TEXT, TEXT, oneOf(List.of(Colours.values())), FLAG),
          "commands that tell how the game does, that list the commands and that are harmless, its"
              + " colour codes, and whether a command may have line breaks");

  /**
   * The format that reads the answer to {@link ConsoleFacts#status()}: a key that {@code
   * io.rcon.status.StatusFormats} knows; empty, the default, if no format is known to fit.
   */
  public static final Fact<String> STATUS_FORMAT =
      Fact.of(
          "status_format",
          "",
          TEXT,
          "how the answer to the console's status command is read, by the key of a format");

  /** How the game is asked for its own speed, in ticks or frames a second. */
  public static final Fact<GameSpeed> SPEED =
      Fact.of(
          "speed",
          GameSpeed.NONE,
          parts(GameSpeed.class, TEXT, TEXT, oneOf(List.of(GameSpeed.Unit.values()))),
          "the command that tells the game's own speed, the key of the format that reads it, and"
              + " whether ticks or frames are counted");

  /**
   * The game's wordings of chat, joins and leaves: the first that matches a line makes the typed
   * {@link RconEvent}; a line that none matches is a {@link RconEvent.Console}.
   */
  public static final Fact<List<EventLine>> EVENT_LINES =
      Fact.of(
          "event_lines",
          List.of(),
          Readings.list(
              parts(EventLine.class, oneOf(List.of(EventLine.Kind.values())), TEXT),
              new EventLine(EventLine.Kind.JOIN, "{player}")),
          "how the game words chat and players who join and leave, as patterns of lines");

  /**
   * The commands that ask a server for the lines since the last such command: the lines of their
   * answers are also published as events. The engine sends none of them by itself, since some
   * servers give each line only once.
   */
  public static final Fact<List<String>> EVENT_COMMANDS =
      Fact.of(
          "event_commands",
          List.of(),
          list(TEXT, ""),
          "commands whose answers tell what was said: their lines are events too");

  /** {@link Dialect#hints()}. */
  public static final Fact<DialectHints> HINTS =
      Fact.of(
          "hints",
          DialectHints.NONE,
          parts(DialectHints.class, integer(0, 65535), FLAG, TEXT),
          "what helps to explain a failure");

  /**
   * The queries that tell a status, by their names in {@code io.rcon.query.Queries}, the one that
   * tells the most for the fewest packets first. The engine asks the first one that is present,
   * since some belong to other artifacts.
   */
  public static final Fact<List<String>> QUERY =
      Fact.of(
          "query",
          List.of(),
          list(TEXT, ""),
          "the queries that tell its status without a login, the best first; none if empty");

  /** The port of queries, unless a {@linkplain Server#queryPort() server} has its own. */
  public static final Fact<Integer> QUERY_PORT =
      Fact.of(
          "query_port", 0, integer(0, 65535), "the port that queries go to; 0 for that of rcon");

  /**
   * The shortest time between two queries, beside the limit for rcon; the server may drop one that
   * comes sooner.
   */
  public static final Fact<Duration> QUERY_INTERVAL =
      Fact.of(
          "query_interval",
          Duration.ZERO,
          DURATION,
          "the least time between two requests of queries, beside the pacing");

  private static final List<Fact<?>> OWN =
      List.of(
          GAMES,
          PROVEN,
          REFUTED_BY,
          DEFAULT_PORT,
          CHARSET,
          MAX_REQUEST,
          MAX_REPLY,
          DEPTH,
          PACING,
          IDS_MIRRORED,
          CLOSES_ON_BAD_PASSWORD,
          CLOSES_AFTER_ANSWER,
          LOGIN_CHECK,
          KEEP_ALIVE,
          FORBIDDEN_IN_PASSWORD,
          ASCII_PASSWORD,
          ASCII_COMMAND,
          FORBIDDEN_IN_COMMAND,
          SILENT_IF_EMPTY,
          ENDING,
          RESTS,
          CONSOLE,
          STATUS_FORMAT,
          SPEED,
          EVENT_LINES,
          EVENT_COMMANDS,
          HINTS,
          QUERY,
          QUERY_PORT,
          QUERY_INTERVAL);

  static final List<Fact<?>> ALL = Stream.of(OWN, CommandFacts.ALL).flatMap(List::stream).toList();

  private CommonFacts() {}
}
