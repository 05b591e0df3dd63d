package io.rcon.contract;

import io.rcon.Dialect;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that hold a token, in the form that a family of games has for commands. */
final class Words {
  private static final Pattern TOKEN = Pattern.compile("\\b(tok\\d+z)\\b");

  private Words() {}

  static String command(Dialect dialect, String token) {
    return switch (dialect.family().name()) {
      case "evrima" -> "custom " + token;
      case "hll" -> "echo {\"" + token + "\":1}";
      case "msmp" -> "simulated:echo [\"" + token + "\"]";
      default -> "echo " + token;
    };
  }

  /** Whether a command may have more words. */
  static boolean isFree(Dialect dialect) {
    return !List.of("hll", "msmp").contains(dialect.family().name());
  }

  static String token(int number) {
    return "tok" + number + "z";
  }

  /** What a server answers where nothing else was agreed. */
  static String answer(String token) {
    return "answer of " + token;
  }

  /** The token in a text; empty if there is none. */
  static String tokenIn(String text) {
    Matcher matcher = TOKEN.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
