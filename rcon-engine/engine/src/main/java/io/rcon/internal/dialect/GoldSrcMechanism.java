package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.GoldSrcFacts;
import io.rcon.QuakeFacts;
import io.rcon.spi.Conversation;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** GoldSrc: a challenge, which is asked for once, in each request. */
final class GoldSrcMechanism extends DatagramMechanism {
  /** Of 515 bytes that a request may have; commands get 430 of them. */
  private static final int MAX_PASSWORD = 56;

  GoldSrcMechanism() {
    super(GoldSrcFacts.FAMILY, MAX_PASSWORD);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new GoldSrcConversation(setting);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    ConsoleWords.checkNotBlank(dialect, command);
    ConsoleWords.checkComments(dialect, command, dialect.get(QuakeFacts.COMMENTS));
  }

  /** The server counts the question for a challenge too. */
  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return GoldSrcChallenge.of(setting).isKnown() ? 1 : 2;
  }
}
