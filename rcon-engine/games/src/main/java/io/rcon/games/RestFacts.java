package io.rcon.games;

import static io.rcon.Readings.FLAG;
import static io.rcon.Readings.TEXT;
import static io.rcon.Readings.list;
import static io.rcon.Readings.oneOf;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.Fact;
import io.rcon.Family;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The family of games that take typed commands by HTTP, and its own facts. A command is worded as
 * one line: in the style {@code paths} a method, a path and what its body holds, such as {@code
 * POST kick userid="{user}"}; in the style {@code functions} a function and its data, such as
 * {@code SaveGame SaveName="rcon"}.
 */
public final class RestFacts {
  /** The styles of such APIs: how commands are told apart, and how a caller is known. */
  public enum Style {
    /** Each has a path of its own below the base; the password goes with each, as HTTP Basic. */
    PATHS,
    /** Each is named in what is sent to the base; a login with the password gives a token. */
    FUNCTIONS
  }

  /** How commands are told apart, and how a caller is known. */
  public static final Fact<Style> STYLE =
      Fact.of(
          "style",
          Style.PATHS,
          oneOf(List.of(Style.values())),
          "paths: each command has a path, and the password goes with it as HTTP Basic; functions:"
              + " each is named in what is sent, with a token that the password gives");

  /** The beginning of each path of the API. */
  public static final Fact<String> PATH =
      Fact.of("path", "/v1/api/", TEXT, "the beginning of each path, from slash to slash");

  /** The user that the password belongs to. */
  public static final Fact<String> USER =
      Fact.of("user", "admin", TEXT, "the user that the password belongs to, for HTTP Basic");

  /** Whether its servers speak TLS by themselves. */
  public static final Fact<Boolean> HTTPS =
      Fact.of("https", false, FLAG, "whether its servers speak TLS by themselves");

  /** How a stop after a while is worded. */
  public static final Fact<String> COUNTDOWN =
      Fact.of(
          "countdown",
          "",
          TEXT,
          "how the server is stopped after a while: {seconds} and {text} stand for what is given");

  /** How the settings are asked for. */
  public static final Fact<String> SETTINGS =
      Fact.of("settings", "", TEXT, "how the server's settings are asked for");

  /** How a line of the game's own console is given. */
  public static final Fact<String> LINE =
      Fact.of("line", "", TEXT, "how a line of the game's own console is given, as {text}");

  /** The further questions that a status is made of. */
  public static final Fact<List<String>> MORE_STATUS =
      Fact.of(
          "more_status",
          List.of(),
          list(TEXT, ""),
          "what else tells a part of the status: the key of a format, a blank, and the command");

  /** Typed commands by HTTP: Palworld, Satisfactory. */
  public static final Family FAMILY =
      Family.withoutSessions(
          "rest",
          List.of(STYLE, PATH, USER, HTTPS, COUNTDOWN, SETTINGS, LINE, MORE_STATUS),
          RestFacts::check,
          "use 'rcon players', 'status', 'say', 'kick', 'ban', 'unban', 'save' or 'stop', in"
              + " programs io.rcon.games.RestCommands; of a fleet choose the others, as with -l"
              + " 'dialect!=NAME'");

  private RestFacts() {}

  private static void check(Dialect dialect) {
    String base = dialect.get(PATH);
    boolean plain =
        base.chars().allMatch(c -> c > ' ' && c < 0x7f && "?#%\\\"<>{}|^`".indexOf(c) < 0);
    refuse(
        !plain || !base.startsWith("/") || !base.endsWith("/"),
        "'path' is a plain path that begins and ends with a slash");
    String user = dialect.get(USER);
    refuse(
        user.isEmpty() || user.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == ':'),
        "'user' is a word of ASCII characters without a colon");
    refuse(
        !dialect.charset().equals(StandardCharsets.UTF_8), "JSON is UTF-8; leave out the charset");
    refuse(
        dialect.console().status().isEmpty() || dialect.get(CommonFacts.STATUS_FORMAT).isEmpty(),
        "'console' names what asks for the status, and 'status_format' how it is read");
    for (String part : dialect.get(MORE_STATUS)) {
      refuse(part.indexOf(' ') < 1, "'more_status' has a format, a blank and a command");
    }
  }

  private static void refuse(boolean contradiction, String words) {
    if (contradiction) {
      throw new IllegalArgumentException(words);
    }
  }
}
