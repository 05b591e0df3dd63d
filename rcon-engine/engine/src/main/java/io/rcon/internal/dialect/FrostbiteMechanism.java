package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.FrostbiteFacts;
import io.rcon.Server;
import io.rcon.codec.StrictText;
import io.rcon.codec.frostbite.FrostbiteFrameDecoder;
import io.rcon.codec.frostbite.FrostbitePacket;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;
import java.util.List;

/** Frostbite: numbered packets of words over TCP, begun by either side. */
final class FrostbiteMechanism extends LoginMechanism {
  private static final Carrier CARRIER =
      new Carrier.Stream((dialect, listener) -> new FrostbiteFrameDecoder(listener));

  /** Only its checksum is sent. */
  private static final int MAX_PASSWORD = 1000;

  FrostbiteMechanism() {
    super(FrostbiteFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new FrostbiteConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPassword(server, MAX_PASSWORD);
    FrostbiteCommand.words(server.dialect().get(FrostbiteFacts.EVENTS_COMMAND));
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    List<String> words = FrostbiteCommand.words(command);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the command is empty; nothing was sent");
    }
    int size = size(dialect, words);
    if (size > FrostbitePacket.LARGEST) {
      throw new IllegalArgumentException(
          "the command makes a packet of "
              + size
              + " bytes, and "
              + FrostbitePacket.LARGEST
              + " is the most; shorten it");
    }
  }

  static int size(Dialect dialect, List<String> words) {
    int size = FrostbitePacket.HEADER;
    for (String word : words) {
      size += FrostbitePacket.AROUND_WORD + StrictText.length(word, dialect.charset());
    }
    return size;
  }
}
