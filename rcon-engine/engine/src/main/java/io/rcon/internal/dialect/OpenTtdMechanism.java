package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.OpenTtdFacts;
import io.rcon.Server;
import io.rcon.codec.openttd.OpenTtdFrameDecoder;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;

/** OpenTTD's admin port: packets over TCP. */
final class OpenTtdMechanism implements Mechanism {
  private static final Carrier CARRIER =
      new Carrier.Stream((dialect, listener) -> new OpenTtdFrameDecoder(listener));

  /** The server cuts what is longer, and compares the rest. */
  private static final int MAX_PASSWORD = 32;

  @Override
  public Family family() {
    return OpenTtdFacts.FAMILY;
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

  @Override
  public Conversation converse(Setting setting) {
    return new OpenTtdConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    CommandRules.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    if (command.isBlank()) {
      throw new IllegalArgumentException("the command is empty; nothing was sent");
    }
    CommandRules.checkCommand(dialect, command);
    for (int i = 0; i < command.length(); i++) {
      if (Character.isISOControl(command.charAt(i))) {
        throw new IllegalArgumentException(
            "the command holds a control character at character "
                + (i + 1)
                + ", for which "
                + dialect.name()
                + " reads a question mark; leave it out");
      }
    }
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
