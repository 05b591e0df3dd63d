package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * OpenTTD's admin port. A wrong password, a command before the join and a packet of an unknown type
 * close the connection without a word; a banned address and an admin too many are told so. Commands
 * are cut at 499 bytes, and each line of an answer is a packet.
 */
final class OpenTtdRules extends WireRules {
  private static final int MOST_ADMINS = 15;
  private static final int LONGEST = 499;
  private static final int LONGEST_LINE = 1400;
  private static final int SERVER = 1;

  private static final int KIND_CLIENTS = 1;
  private static final int KIND_CHAT = 5;
  private static final int KIND_CONSOLE = 6;
  private static final int AT_ONCE = 0x40;

  private final Set<Integer> subscribed = new HashSet<>();

  OpenTtdRules(WireConnection connection) {
    super(connection);
  }

  @Override
  ChannelHandler framing() {
    return new SizedPackets(0, false, 3, 0xffff);
  }

  @Override
  void packet(ByteBuf packet) {
    int type = packet.skipBytes(2).readUnsignedByte();
    if (!authenticated) {
      if (type == 0) {
        join(text(packet));
      } else {
        connection.close();
      }
      return;
    }
    switch (type) {
      case 2 -> frequency(packet.readUnsignedShortLE(), packet.readUnsignedShortLE());
      case 3 -> poll(packet.readUnsignedByte());
      case 5 -> command(text(packet));
      case 7 -> connection.send(end(begin(126).writeIntLE(packet.readIntLE())));
      default -> connection.close();
    }
  }

  private void join(String password) {
    if (endpoint.isBanned(connection)) {
      core.journal.refusedLogins.incrementAndGet();
      connection.send(List.of(end(begin(101))), 0, List.of(), true);
    } else if (endpoint.connections().size() > MOST_ADMINS) {
      connection.send(List.of(end(begin(100))), 0, List.of(), true);
    } else if (!isLogin(core.isPassword(password))) {
      connection.send(List.of(), 0, core.script.loginMishaps(), true);
    } else {
      ByteBuf protocol = begin(103).writeByte(2);
      for (int kind : new int[] {KIND_CLIENTS, KIND_CHAT, KIND_CONSOLE}) {
        protocol.writeByte(1).writeShortLE(kind).writeShortLE(AT_ONCE);
      }
      ByteBuf welcome = words(begin(104), "simulated");
      words(welcome, "13.0").writeByte(1);
      words(welcome, "").writeIntLE(7).writeByte(0).writeIntLE(730_000);
      List<ByteBuf> parts =
          List.of(end(protocol.writeByte(0)), end(welcome.writeShortLE(64).writeShortLE(64)));
      connection.send(parts, 0, core.script.loginMishaps(), false);
    }
  }

  private void frequency(int kind, int often) {
    if (often != AT_ONCE || !List.of(KIND_CLIENTS, KIND_CHAT, KIND_CONSOLE).contains(kind)) {
      connection.close();
    } else {
      subscribed.add(kind);
    }
  }

  private void poll(int kind) {
    if (kind == KIND_CLIENTS) {
      connection.send(client(SERVER, "server", "the server"));
      endpoint
          .console()
          .players()
          .forEach(
              player -> connection.send(client(player.slot() + 2, "192.0.2.1", player.name())));
    }
  }

  private ByteBuf client(int number, String address, String name) {
    ByteBuf packet = words(words(begin(109).writeIntLE(number), address), name);
    return end(packet.writeByte(0).writeIntLE(730_000).writeByte(255));
  }

  private void command(String whole) {
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    String command =
        bytes.length > LONGEST ? new String(bytes, 0, LONGEST, StandardCharsets.UTF_8) : whole;
    ScriptedReply reply = core.run(connection.number, connection.remote, command, this::console);
    List<ByteBuf> parts = new ArrayList<>();
    if (reply.answered()) {
      String text = reply.text();
      for (String line : text.isEmpty() ? new String[0] : text.split("\n", -1)) {
        do {
          int length = Math.min(line.length(), LONGEST_LINE);
          parts.add(end(words(begin(120).writeShortLE(1), line.substring(0, length))));
          line = line.substring(length);
        } while (!line.isEmpty());
      }
      parts.add(end(words(begin(125), command)));
    }
    connection.send(parts, reply);
  }

  private ScriptedReply console(String command) {
    CommandWords words = CommandWords.of(command, false);
    if (words.name().equals("say")) {
      sayToAll(words.word(1));
      return ScriptedReply.text("");
    }
    if (words.name().equals("ban")) {
      endpoint.ban(connection.remote.getAddress());
      return ScriptedReply.text("");
    }
    return endpoint.console().run(command);
  }

  private void sayToAll(String text) {
    for (WireConnection each : endpoint.connections()) {
      if (each.rules() instanceof OpenTtdRules admin && admin.subscribed.contains(KIND_CHAT)) {
        each.send(admin.chat(SERVER, text));
      }
    }
  }

  private ByteBuf chat(int client, String text) {
    ByteBuf packet = begin(119).writeByte(3).writeByte(0).writeIntLE(client);
    return end(words(packet, text).writeLongLE(0));
  }

  /** By its type, with its id as the number of a client; any other is a line of the console. */
  @Override
  ByteBuf unsolicited(Mishap.Unsolicited said) {
    return switch (said.type()) {
      case 108, 111, 112 -> end(begin(said.type()).writeIntLE(said.id()));
      case 109 -> client(said.id(), "192.0.2.9", said.text());
      case 119 -> chat(said.id(), said.text());
      default -> end(words(words(begin(121), "console"), said.text()));
    };
  }

  private static String text(ByteBuf packet) {
    String text =
        packet.readCharSequence(packet.bytesBefore((byte) 0), StandardCharsets.UTF_8).toString();
    packet.skipBytes(1);
    return text;
  }

  private ByteBuf begin(int type) {
    return buffer().writeShortLE(0).writeByte(type);
  }

  private static ByteBuf words(ByteBuf packet, String text) {
    packet.writeCharSequence(text, StandardCharsets.UTF_8);
    return packet.writeByte(0);
  }

  private static ByteBuf end(ByteBuf packet) {
    return packet.setShortLE(0, packet.readableBytes());
  }
}
