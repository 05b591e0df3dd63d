package io.rcon.games;

import static io.rcon.Readings.FLAG;
import static io.rcon.Readings.TEXT;
import static io.rcon.Readings.list;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Probe;
import io.rcon.Fact;
import io.rcon.Family;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The family of Minecraft's server management protocol, and its own facts. */
public final class MsmpFacts {
  /** The form in which a method takes values that a command gives by name. */
  enum Form {
    /** It takes nothing. */
    NONE,
    /** Each value is a parameter. */
    VALUES,
    /** One object holds all values. */
    OBJECT,
    /** So it does, as the only item of a list. */
    LIST
  }

  /** The methods, and how each takes its values. */
  public static final Fact<List<String>> METHODS =
      Fact.of(
          "methods",
          List.of(),
          list(TEXT, ""),
          "the methods, each with the form of its parameters: none, values, object (one object of"
              + " all values) or list (that object in a list), as in minecraft:players/kick list");

  /** Whether a command may call a method that is not among {@link #METHODS}. */
  public static final Fact<Boolean> OTHER_METHODS =
      Fact.of(
          "other_methods",
          true,
          FLAG,
          "whether methods are called that are not listed, as mods and newer builds have them; they"
              + " take values");

  /** JSON-RPC over WebSocket: Minecraft. */
  public static final Family FAMILY =
      Family.of("msmp", List.of(METHODS, OTHER_METHODS), MsmpFacts::check);

  private static final Set<String> FORMS = Set.of("none", "values", "object", "list");

  private MsmpFacts() {}

  /** The form of a method's parameters; one that is not listed takes values. */
  static Form form(Dialect dialect, String method) {
    for (String known : dialect.get(METHODS)) {
      if (isOf(known, method)) {
        return Form.valueOf(known.substring(method.length() + 1).toUpperCase(Locale.ROOT));
      }
    }
    return Form.VALUES;
  }

  /** Whether a command may call it. */
  static boolean allows(Dialect dialect, String method) {
    return dialect.get(OTHER_METHODS)
        || dialect.get(METHODS).stream().anyMatch(known -> isOf(known, method));
  }

  private static boolean isOf(String known, String method) {
    return known.length() > method.length()
        && known.charAt(method.length()) == ' '
        && known.startsWith(method);
  }

  private static void check(Dialect dialect) {
    for (String method : dialect.get(METHODS)) {
      refuse(
          !isMethodAndForm(method),
          "'" + method + "' is no method and form; write it as in minecraft:players/kick list");
    }
    boolean single =
        dialect.ending().rule() == EndRule.SINGLE_PACKET && dialect.ending().probe() == Probe.NONE;
    refuse(!single, "an answer is one message; leave out the ending");
    refuse(
        !dialect.charset().equals(StandardCharsets.UTF_8), "JSON is UTF-8; leave out the charset");
    refuse(!dialect.idsMirrored(), "answers name their commands; leave out 'ids_mirrored'");
  }

  private static boolean isMethodAndForm(String text) {
    int blank = text.indexOf(' ');
    return blank > 0
        && FORMS.contains(text.substring(blank + 1))
        && text.chars().limit(blank).allMatch(MsmpFacts::isOfAName);
  }

  private static boolean isOfAName(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || "_./:-".indexOf(c) >= 0;
  }

  private static void refuse(boolean contradiction, String words) {
    if (contradiction) {
      throw new IllegalArgumentException(words);
    }
  }
}
