package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;
import java.util.Arrays;

/** Rust's WebRCON: JSON in WebSocket messages. A service; nothing else is to be done with it. */
public final class WebRconMechanism extends LoginMechanism {
  private static final int MAX_PASSWORD = 500;

  /** With it a server has no rcon at all. */
  private static final char[] EXAMPLE = {'p', 'a', 's', 's', 'w', 'o', 'r', 'd'};

  /** Made by the loader of services. */
  public WebRconMechanism() {
    super(WebRconFacts.FAMILY, WebSocketOpening.CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new WebRconConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPasswordIsGiven(server, "; without one such a server has no rcon");
    char[] password = server.secret().reveal();
    boolean example = Arrays.equals(password, EXAMPLE);
    Arrays.fill(password, '\0');
    if (example) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': "
              + server.dialect().name()
              + " has no rcon with the password of Rust's example; choose another");
    }
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkNotBlank(command);
    TextChecks.checkCommand(dialect, command);
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    boolean marked = exactEnd || setting.server().dialect().ending().rule() == EndRule.PROBE;
    return marked ? 2 : 1;
  }
}
