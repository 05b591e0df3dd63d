package io.rcon.internal.session;

import io.rcon.Server;
import java.util.Arrays;

/**
 * The mistake that explains a failure, where what was given shows it; as the rest of a sentence.
 */
final class LikelyMistake {
  private LikelyMistake() {}

  /** Whether players join at the port that was given. */
  static String ofPort(Server server) {
    int gamePort = server.dialect().hints().gamePort();
    if (gamePort == 0 || server.port() != gamePort) {
      return "";
    }
    return "; "
        + gamePort
        + " is the port at which players join: give that of rcon"
        + (server.dialect().defaultPort() == 0
            ? ""
            : ", " + server.dialect().defaultPort() + " unless its settings say otherwise");
  }

  /** Whether the password has quotes around it that a file or a shell was to take away. */
  static String ofPassword(Server server) {
    char[] password = server.secret().reveal();
    try {
      int last = password.length - 1;
      boolean quoted =
          last > 0 && password[0] == password[last] && (password[0] == '"' || password[0] == '\'');
      return quoted ? "; it was given with quotes around it: leave them out" : "";
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
