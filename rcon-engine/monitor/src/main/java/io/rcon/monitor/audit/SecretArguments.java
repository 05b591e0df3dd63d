package io.rcon.monitor.audit;

import io.rcon.CommandFacts;
import io.rcon.Server;
import java.util.Locale;

/** Leaves out of a command what its dialect says is secret, and the server's own password. */
final class SecretArguments {
  private static final String MASK = "***";

  private SecretArguments() {}

  /** The command as it may be written down. */
  static String mask(Server server, String command) {
    String text = withoutPassword(server, command);
    int end = Integer.MAX_VALUE;
    String lower = text.toLowerCase(Locale.ROOT);
    for (String part : server.dialect().get(CommandFacts.SECRET_COMMANDS)) {
      int at = part.isEmpty() ? -1 : lower.indexOf(part.toLowerCase(Locale.ROOT));
      if (at >= 0) {
        end = Math.min(end, wordEnd(text, at));
      }
    }
    if (end >= text.length() || text.substring(end).isBlank()) {
      return text;
    }
    return text.substring(0, end) + " " + MASK;
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static String withoutPassword(Server server, String command) {
    if (server.secret().isEmpty()) {
      return command;
    }
    return command.replace(new String(server.secret().reveal()), MASK);
  }
}
