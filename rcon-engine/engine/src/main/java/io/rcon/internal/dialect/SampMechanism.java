package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.SampFacts;
import io.rcon.spi.Conversation;
import io.rcon.spi.Setting;

/** SA-MP and open.mp: the server's own address in each request, and a line of text a datagram. */
final class SampMechanism extends DatagramMechanism {
  /** Of 512 bytes that a request may have; commands get 390 of them. */
  private static final int MAX_PASSWORD = 100;

  SampMechanism() {
    super(MAX_PASSWORD);
  }

  @Override
  public Family family() {
    return SampFacts.FAMILY;
  }

  @Override
  public Conversation converse(Setting setting) {
    return new SampConversation(setting.server());
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    CommandRules.checkCommand(dialect, command);
    ConsoleWords.checkNotBlank(dialect, command);
  }
}
