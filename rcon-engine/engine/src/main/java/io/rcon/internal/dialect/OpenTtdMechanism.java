package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.OpenTtdFacts;
import io.rcon.Server;
import io.rcon.codec.openttd.OpenTtdFrameDecoder;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** OpenTTD's admin port: packets over TCP. */
final class OpenTtdMechanism extends LoginMechanism {
  private static final Carrier CARRIER =
      new Carrier.Stream((dialect, listener) -> new OpenTtdFrameDecoder(listener));

  /** The server cuts what is longer, and compares the rest. */
  private static final int MAX_PASSWORD = 32;

  OpenTtdMechanism() {
    super(OpenTtdFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new OpenTtdConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkNotBlank(command);
    TextChecks.checkCommand(dialect, command);
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
}
