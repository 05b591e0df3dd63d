package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.EvrimaFacts;
import io.rcon.Server;
import io.rcon.codec.evrima.EvrimaReadDecoder;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;
import java.util.TreeSet;

/** The Isle: Evrima: one command at a time over TCP, answers that silence ends. */
final class EvrimaMechanism extends LoginMechanism {
  private static final Carrier CARRIER =
      new Carrier.Stream((dialect, listener) -> new EvrimaReadDecoder(listener));
  private static final int MAX_PASSWORD = 900;

  EvrimaMechanism() {
    super(EvrimaFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new EvrimaConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    if (!EvrimaFacts.codes(dialect).containsKey(word(command))) {
      throw new IllegalArgumentException(
          "'"
              + dialect.name()
              + "' knows commands by their codes, and none for the first word; it has those of "
              + new TreeSet<>(EvrimaFacts.codes(dialect).keySet())
              + "; a dialect with 'codes' may have more");
    }
  }

  static String word(String command) {
    int blank = command.indexOf(' ');
    return blank < 0 ? command : command.substring(0, blank);
  }
}
