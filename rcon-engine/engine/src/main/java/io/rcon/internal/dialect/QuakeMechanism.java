package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Ending;
import io.rcon.OutOfBand;
import io.rcon.QuakeFacts;
import io.rcon.Sealing;
import io.rcon.codec.oob.OobFormat;
import io.rcon.spi.Conversation;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Out-of-band datagrams: Quake, Call of Duty and their kin. The password is in every request. */
final class QuakeMechanism extends DatagramMechanism {
  /** Requests are cut at 1023 characters in all, silently; commands get at most 900 of them. */
  private static final int MAX_PASSWORD = 100;

  /** Every exchange asks for one; there are as many as dialects. */
  private final Map<OutOfBand, OobFormat> formats = new ConcurrentHashMap<>();

  QuakeMechanism() {
    super(QuakeFacts.FAMILY, MAX_PASSWORD);
  }

  @Override
  public Conversation converse(Setting setting) {
    Dialect dialect = setting.server().dialect();
    RequestSeal seal = RequestSeal.of(setting);
    QuakeConversation plain = new QuakeConversation(setting, format(dialect), seal);
    return seal != null && RequestSeal.needsChallenge(dialect)
        ? new ChallengedConversation(setting, plain, seal)
        : plain;
  }

  private OobFormat format(Dialect dialect) {
    return formats.computeIfAbsent(dialect.outOfBand(), QuakeMechanism::made);
  }

  private static OobFormat made(OutOfBand oob) {
    return OobFormat.of(oob.request(), oob.requestTrailer(), oob.reply(), oob.replyTrailer());
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    ConsoleWords.checkComments(dialect, command, dialect.get(QuakeFacts.COMMENTS));
    boolean wordsAreProven =
        dialect.get(QuakeFacts.RCON_SECURE) > 0
            && dialect.get(QuakeFacts.SEALED_BY) == Sealing.SHA1;
    if (wordsAreProven && ConsoleWords.isAmbiguous(command)) {
      throw new IllegalArgumentException(
          "the command holds a quote within a word, or one without its other half; "
              + dialect.name()
              + " would find other words than those that the request proves, and call the password"
              + " bad; put whole words in quotes");
    }
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    // No known server counts the question for a challenge against the pace of its commands.
    return requests(setting.server().dialect(), exactEnd);
  }

  /** Those that a command and its marker take when they leave. */
  static int requests(Dialect dialect, boolean exactEnd) {
    return exactEnd && dialect.ending().marker() == Ending.Marker.NEXT_DATAGRAM ? 2 : 1;
  }
}
