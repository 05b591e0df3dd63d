package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;
import java.util.Arrays;

/**
 * Minecraft's server management protocol: JSON-RPC in WebSocket messages. A service; nothing else
 * is to be done with it.
 */
public final class MsmpMechanism extends LoginMechanism {
  private static final int MAX_PASSWORD = 500;

  /** Made by the loader of services. */
  public MsmpMechanism() {
    super(MsmpFacts.FAMILY, WebSocketOpening.CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new MsmpConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    char[] secret = server.secret().reveal();
    boolean right = isHeader(secret);
    Arrays.fill(secret, '\0');
    if (!right) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': the secret of "
              + server.dialect().name()
              + " is empty or holds what no such server takes; it is management-server-secret in"
              + " server.properties, of 40 letters and digits");
    }
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  /** Whether a field of HTTP can hold it. */
  private static boolean isHeader(char... secret) {
    for (char c : secret) {
      if (c <= ' ' || c >= 0x7f) {
        return false;
      }
    }
    return secret.length > 0;
  }

  /** The server takes no message that is longer, nor one in pieces. */
  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    int length = MsmpCall.of(dialect, command).message(MsmpConversation.LAST).length;
    if (length > dialect.maxRequest()) {
      throw new IllegalArgumentException(
          "the command is a message of "
              + length
              + " bytes, "
              + dialect.name()
              + " takes "
              + dialect.maxRequest()
              + " at most; nothing was sent");
    }
  }
}
