package io.rcon.games;

import io.netty.channel.ChannelHandler;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;
import java.util.Arrays;

/** Rust's WebRCON: JSON in WebSocket messages. A service; nothing else is to be done with it. */
public final class WebRconMechanism implements Mechanism {
  private static final Carrier CARRIER = new Carrier.Stream(WebRconMechanism::framing);
  private static final int MAX_PASSWORD = 500;

  /** With it a server has no rcon at all. */
  private static final char[] EXAMPLE = {'p', 'a', 's', 's', 'w', 'o', 'r', 'd'};

  /** Made by the loader of services. */
  public WebRconMechanism() {}

  @Override
  public Family family() {
    return WebRconFacts.FAMILY;
  }

  @Override
  public Carrier carrier() {
    return CARRIER;
  }

  @Override
  public LineLife lineLife() {
    return LineLife.ONE_A_SESSION;
  }

  @Override
  public boolean hasLogin(Dialect dialect) {
    return true;
  }

  private static ChannelHandler framing(Dialect dialect, FrameListener listener) {
    return new WebSocketOpening(listener, WebSocketOpening.longest(dialect));
  }

  @Override
  public Conversation converse(Setting setting) {
    return new WebRconConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    char[] password = server.secret().reveal();
    boolean none = password.length == 0;
    boolean example = Arrays.equals(password, EXAMPLE);
    Arrays.fill(password, '\0');
    if (none || example) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': "
              + server.dialect().name()
              + (none
                  ? " needs a password; without one such a server has no rcon"
                  : " has no rcon with the password of Rust's example; choose another"));
    }
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    if (command.isBlank()) {
      throw new IllegalArgumentException("the command is empty; nothing was sent");
    }
    TextChecks.checkCommand(dialect, command);
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    boolean marked = exactEnd || setting.server().dialect().ending().rule() == EndRule.PROBE;
    return marked ? 2 : 1;
  }
}
