package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.LineFacts;
import io.rcon.LineFacts.Speech;
import io.rcon.Server;
import io.rcon.codec.line.LineDecoder;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;
import java.util.Arrays;

/** Lines of text over TCP, with a prompt or a seed for the password. */
final class LineMechanism extends LoginMechanism {
  private static final int MAX_PASSWORD = 127;

  private static final Carrier CARRIER =
      new Carrier.Stream(
          (dialect, listener) -> new LineDecoder(dialect.maxReply(), otherEnd(dialect), listener));

  private static int otherEnd(Dialect dialect) {
    boolean ends = dialect.get(LineFacts.SPEECH) == Speech.REFRACTOR;
    return ends ? RefractorConversation.LAST : LineDecoder.NONE;
  }

  LineMechanism() {
    super(LineFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return setting.server().dialect().get(LineFacts.SPEECH) == Speech.REFRACTOR
        ? new RefractorConversation(setting)
        : new MarkedConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    boolean opens = server.dialect().get(LineFacts.SPEECH) == Speech.TELNET;
    if (!opens) {
      TextChecks.checkPasswordIsGiven(server, "; without one such a server opens no console");
    }
    TextChecks.checkPassword(server, MAX_PASSWORD);
    if (opens && hasOuterBlank(server)) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': the password begins or ends with a blank, which "
              + server.dialect().name()
              + " servers cut off; choose another at the server");
    }
  }

  private static boolean hasOuterBlank(Server server) {
    char[] password = server.secret().reveal();
    int last = password.length - 1;
    boolean blank = last >= 0 && (password[0] == ' ' || password[last] == ' ');
    Arrays.fill(password, '\0');
    return blank;
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    for (int i = 0; i < command.length(); i++) {
      if (command.charAt(i) < ' ') {
        throw refused(dialect, "a control character", i, "it would read as a blank or an end");
      }
    }
    if (dialect.get(LineFacts.SPEECH) == Speech.ECON) {
      checkComment(dialect, command);
    } else if (command.strip().equals("\"\"") || command.stripLeading().startsWith("\"\" ")) {
      throw refused(dialect, "an empty word at its begin", 0, "it would never answer");
    }
  }

  /** Outside of quotes it would cut off the rest of the command without a word. */
  private static void checkComment(Dialect dialect, String command) {
    boolean quoted = false;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\\' && command.startsWith("\"", i + 1)) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '#' && !quoted) {
        throw refused(
            dialect, "a '#' outside of quotes", i, "it begins a comment; put the text in quotes");
      }
    }
  }

  private static IllegalArgumentException refused(
      Dialect dialect, String what, int at, String why) {
    return new IllegalArgumentException(
        "the command holds "
            + what
            + " at character "
            + (at + 1)
            + ": to "
            + dialect.name()
            + " "
            + why);
  }
}
