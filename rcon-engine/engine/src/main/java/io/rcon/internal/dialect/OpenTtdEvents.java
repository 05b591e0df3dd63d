package io.rcon.internal.dialect;

import static io.rcon.codec.openttd.OpenTtdPacket.HEADER;
import static io.rcon.codec.openttd.OpenTtdPacket.skip;
import static io.rcon.codec.openttd.OpenTtdPacket.textEnd;

import io.netty.buffer.ByteBuf;
import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.codec.openttd.OpenTtdPacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes events of the packets that OpenTTD's admin port sends unasked. They name a client by its
 * number, so the names that go with the numbers are kept.
 */
final class OpenTtdEvents {
  private static final int CLIENTS = 1;
  private static final int CHAT = 5;
  private static final int CONSOLE = 6;
  private static final int AT_ONCE = 0x40;
  private static final int ALL = -1;

  /** Said to everybody, to a company, to one client. */
  private static final int FIRST_SAID = 3;

  private static final int LAST_SAID = 5;

  /** More clients than a server has; and no name is longer. */
  private static final int MOST = 512;

  private static final int LONGEST = 256;

  private final Server server;
  private final Map<Integer, String> names = new HashMap<>(4);

  /** The kinds that the server tells at once, a bit each. */
  private long offered;

  OpenTtdEvents(Server server) {
    this.server = server;
  }

  /**
   * Notes the offered subscriptions: a server closes the connection of a client that asks for any
   * other.
   */
  void offers(ByteBuf buffer, int from, int end) {
    offered = 0;
    int at = skip(from, 1, end);
    while (at < end && buffer.getByte(at) != 0) {
      int next = skip(at, 5, end);
      int kind = buffer.getUnsignedShortLE(at + 1);
      boolean atOnce = (buffer.getUnsignedShortLE(at + 3) & AT_ONCE) != 0;
      offered |= atOnce && kind < Long.SIZE ? 1L << kind : 0;
      at = next;
    }
  }

  private boolean isOffered(int kind) {
    return (offered & (1L << kind)) != 0;
  }

  /** Asks for the clients there are, and to be told what happens from now on. */
  void subscribe(Output output) {
    names.clear();
    for (int kind : new int[] {CLIENTS, CHAT, CONSOLE}) {
      if (!isOffered(kind)) {
        continue;
      }
      ByteBuf frame = output.frame(HEADER + 4);
      int start = OpenTtdPacket.begin(frame, OpenTtdPacket.UPDATE_FREQUENCY);
      output.send(OpenTtdPacket.finish(frame.writeShortLE(kind).writeShortLE(AT_ONCE), start));
    }
    if (!isOffered(CLIENTS)) {
      return;
    }
    ByteBuf frame = output.frame(HEADER + 5);
    int start = OpenTtdPacket.begin(frame, OpenTtdPacket.POLL);
    output.send(OpenTtdPacket.finish(frame.writeByte(CLIENTS).writeIntLE(ALL), start));
  }

  /** Others than those that are known here are newer than this, or not asked for. */
  void packet(int type, ByteBuf buffer, int from, int end, Answers answers) {
    switch (type) {
      case OpenTtdPacket.CLIENT_INFO -> {
        int address = skip(from, 4, end);
        named(buffer, from, textEnd(buffer, address, end) + 1, end);
      }
      case OpenTtdPacket.CLIENT_UPDATE -> named(buffer, from, skip(from, 4, end), end);
      case OpenTtdPacket.CLIENT_JOIN -> {
        String name = name(buffer, from, end);
        answers.event(new RconEvent.Join(server, name, name));
      }
      case OpenTtdPacket.CLIENT_QUIT, OpenTtdPacket.CLIENT_ERROR ->
          left(buffer, from, end, answers);
      case OpenTtdPacket.CHAT -> chat(buffer, from, end, answers);
      case OpenTtdPacket.CONSOLE -> {
        int text = textEnd(buffer, from, end) + 1;
        answers.event(buffer, text, textEnd(buffer, text, end) - text);
      }
      default -> {
        // Dates, companies, other games.
      }
    }
  }

  private void named(ByteBuf buffer, int number, int from, int end) {
    int length = Math.min(textEnd(buffer, from, end) - from, LONGEST);
    Integer key = buffer.getIntLE(number);
    if (names.size() < MOST || names.containsKey(key)) {
      names.put(key, buffer.toString(from, length, StandardCharsets.UTF_8));
    }
  }

  private String name(ByteBuf buffer, int from, int end) {
    skip(from, 4, end);
    int number = buffer.getIntLE(from);
    return names.getOrDefault(number, "#" + Integer.toUnsignedString(number));
  }

  /** One who leaves by an error is told of twice. */
  private void left(ByteBuf buffer, int from, int end, Answers answers) {
    skip(from, 4, end);
    String name = names.remove(buffer.getIntLE(from));
    if (name != null) {
      answers.event(new RconEvent.Leave(server, name, name));
    }
  }

  private void chat(ByteBuf buffer, int from, int end, Answers answers) {
    int client = skip(from, 2, end);
    String player = name(buffer, client, end);
    int text = skip(client, 4, end);
    int length = textEnd(buffer, text, end) - text;
    int action = buffer.getUnsignedByte(from);
    if (action < FIRST_SAID || action > LAST_SAID) {
      // Also that somebody founded a company, which the console says in words.
      if (length > 0) {
        answers.event(buffer, text, length);
      }
    } else {
      String words = buffer.toString(text, length, StandardCharsets.UTF_8);
      answers.event(new RconEvent.Chat(server, words, player, words));
    }
  }
}
