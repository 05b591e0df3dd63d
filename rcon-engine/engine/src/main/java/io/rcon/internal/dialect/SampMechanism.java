package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.SampFacts;
import io.rcon.spi.Conversation;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** SA-MP and open.mp: the server's own address in each request, and a line of text a datagram. */
final class SampMechanism extends DatagramMechanism {
  /** Of 512 bytes that a request may have; commands get 390 of them. */
  private static final int MAX_PASSWORD = 100;

  SampMechanism() {
    super(SampFacts.FAMILY, MAX_PASSWORD);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new SampConversation(setting.server());
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    ConsoleWords.checkNotBlank(dialect, command);
  }
}
