package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.EvrimaFacts;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.codec.evrima.EvrimaReadDecoder;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import java.util.TreeSet;

/** The Isle: Evrima: one command at a time over TCP, answers that silence ends. */
final class EvrimaMechanism implements Mechanism {
  private static final Carrier CARRIER =
      new Carrier.Stream((dialect, listener) -> new EvrimaReadDecoder(listener));
  private static final int MAX_PASSWORD = 900;

  @Override
  public Family family() {
    return EvrimaFacts.FAMILY;
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
    return new EvrimaConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    CommandRules.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    CommandRules.checkCommand(dialect, command);
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

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
