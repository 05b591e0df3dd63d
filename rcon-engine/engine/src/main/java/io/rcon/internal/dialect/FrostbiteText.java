package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.frostbite.FrostbitePacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** Makes texts and events of the words of Frostbite's packets. */
final class FrostbiteText {
  private FrostbiteText() {}

  /** The words of a packet that was checked, at least one. */
  static List<String> words(ByteBuf buffer, int from, int end, Dialect dialect) {
    List<String> words = new ArrayList<>();
    for (int at = from; at < end; ) {
      int length = FrostbitePacket.wordLength(buffer, at);
      words.add(buffer.toString(at + Integer.BYTES, length, dialect.charset()));
      at += length + FrostbitePacket.AROUND_WORD;
    }
    if (words.isEmpty()) {
      throw new RconCodecException("a Frostbite packet has no words");
    }
    return words;
  }

  /**
   * One word a line. A line break within a word, which a player may have put into a name, becomes a
   * blank: else it would part that word into two and move all that stand behind it.
   */
  static ByteBuf answer(List<String> words, Dialect dialect, Output output) {
    String text = String.join("\n", words.stream().map(FrostbiteText::oneLine).toList());
    byte[] bytes = text.getBytes(dialect.charset());
    return output.allocator().buffer(bytes.length, bytes.length).writeBytes(bytes);
  }

  private static String oneLine(String word) {
    return word.replace('\n', ' ').replace('\r', ' ');
  }

  /** Tells an event of the server: its name, and words that depend on it. */
  static void event(Server server, List<String> words, Answers answers) {
    String line = String.join(" ", words.stream().map(FrostbiteText::shown).toList());
    String player = words.size() > 1 ? words.get(1) : "";
    RconEvent event =
        switch (words.get(0)) {
          case "player.onChat" ->
              words.size() > 2
                  ? new RconEvent.Chat(server, line, player, words.get(2))
                  : new RconEvent.Console(server, line);
          case "player.onJoin" -> new RconEvent.Join(server, line, player);
          case "player.onLeave" -> new RconEvent.Leave(server, line, player);
          default -> new RconEvent.Console(server, line);
        };
    answers.event(event);
  }

  /** With quotes around what is not one plain word. */
  private static String shown(String word) {
    boolean plain = !word.isEmpty() && word.chars().allMatch(c -> c > ' ' && c != '"');
    return plain ? word : '"' + oneLine(word) + '"';
  }
}
