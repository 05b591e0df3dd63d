package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Doom3Facts;
import io.rcon.QuakeFacts;
import io.rcon.spi.Conversation;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** Doom 3 and Quake 4: texts that end with a NUL, in requests and in answers. */
final class Doom3Mechanism extends DatagramMechanism {
  /** The server reads 1023 bytes of each text. */
  private static final int MAX_PASSWORD = 1000;

  Doom3Mechanism() {
    super(Doom3Facts.FAMILY, MAX_PASSWORD);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new Doom3Conversation(setting.server());
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    ConsoleWords.checkComments(dialect, command, dialect.get(QuakeFacts.COMMENTS));
    ConsoleWords.checkParted(dialect, command, dialect.get(Doom3Facts.PARTS_WORDS));
  }
}
