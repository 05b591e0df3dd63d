package io.rcon;

import static io.rcon.Readings.FLAG;
import static io.rcon.Readings.TEXT;
import static io.rcon.Readings.atLeast;
import static io.rcon.Readings.list;
import static io.rcon.Readings.parts;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a game's console words the commands that most games have, as templates. Dialects of every
 * family have these facts; an empty template says that the game does not have the command.
 *
 * <p>In a template, braces are replaced by an argument, and what stands in brackets is left out if
 * its argument is empty: {@code kick {name}[ {reason}]}. The arguments are
 *
 * <ul>
 *   <li>{@code text}, {@code reason}: free text
 *   <li>{@code map}: the name of a map
 *   <li>{@code name}: a player's name as it was given
 *   <li>{@code listed}: a player's name, but only if a fresh list of players has it
 *   <li>{@code slot}: the number that a fresh list of players has for the name
 *   <li>{@code address}: a player's address, without the port
 *   <li>{@code steamid}: a player's Steam identifier of 17 digits
 *   <li>any other word: the identifier of that kind, such as {@code steam}
 * </ul>
 *
 * <p>An argument between quotes is checked as the content of a quoted word; one that is not is the
 * rest of the line if it is free text, and otherwise one word.
 */
public final class CommandFacts {
  /** The command that sends text to all players. */
  public static final Fact<String> SAY = template("say", "how text is said to everybody");

  /** The command that sends text to one player. */
  public static final Fact<String> TELL = template("tell", "how text is said to one player");

  /** The command that removes a player from the game. */
  public static final Fact<String> KICK = template("kick", "how a player is removed");

  /** The command that bans a player. */
  public static final Fact<String> BAN = template("ban", "how a player is kept from coming back");

  /** The command that lifts a ban. */
  public static final Fact<String> UNBAN = template("unban", "how a ban is lifted");

  /** The command that changes the map. */
  public static final Fact<String> MAP = template("map", "how the map is changed");

  /** The command that saves the world. */
  public static final Fact<String> SAVE = template("save", "how the world is saved");

  /** The command that stops the server, which then closes its port. */
  public static final Fact<String> STOP = template("stop", "how the server is stopped");

  /** The command that restarts the server, which then closes its port for a while. */
  public static final Fact<String> RESTART = template("restart", "how the server is restarted");

  /** The texts that arguments must not hold. */
  public static final Fact<ArgumentRules> ARGUMENTS =
      Fact.of(
          "arguments",
          ArgumentRules.NONE,
          parts(ArgumentRules.class, list(TEXT, ""), TEXT, FLAG, FLAG, atLeast(0)),
          "what arguments of commands may not hold, since the console would read something else");

  /**
   * Parts of words, in any case, that mark secret arguments: what follows the first word of a
   * command that holds one of them is secret, as in {@code rcon_password new} and {@code /login
   * hunter}. By default the parts that most games use.
   */
  public static final Fact<List<String>> SECRET_COMMANDS =
      Fact.of(
          "secret_commands",
          List.of(
              "pass",
              "secret",
              "token",
              "login",
              "register",
              "steamaccount",
              "apikey",
              "enablecheats"),
          list(TEXT, ""),
          "parts of words after which the rest of a command is secret, and is not written down");

  static final List<Fact<?>> ALL =
      List.of(SAY, TELL, KICK, BAN, UNBAN, MAP, SAVE, STOP, RESTART, ARGUMENTS, SECRET_COMMANDS);

  private CommandFacts() {}

  private static Fact<String> template(String key, String meaning) {
    return Fact.of(key, "", new Template(), meaning);
  }

  /** Reads templates and refuses those whose braces and brackets do not fit. */
  private static final class Template implements Reading<String> {
    private static final Pattern FORM =
        Pattern.compile(
            "(?:[^\\[\\]{}\\p{Cntrl}]|\\{[a-z]+}|\\[(?:[^\\[\\]{}\\p{Cntrl}]|\\{[a-z]+})+])*");

    @Override
    public String read(WrittenValue written, String base) {
      String template = written.text();
      try {
        check(template);
      } catch (IllegalArgumentException e) {
        throw written.error(String.valueOf(e.getMessage()));
      }
      return template;
    }

    @Override
    public String write(String template) {
      return TEXT.write(template);
    }

    @Override
    public void check(String template) {
      if (!FORM.matcher(template).matches()) {
        throw new IllegalArgumentException(
            "must be one line in which braces hold an argument and brackets what may be left out,"
                + " as in kick {name}[ {reason}]");
      }
    }
  }
}
