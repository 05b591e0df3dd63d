package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The browser's questions to Teeworlds: of 0.7, to which there is silence without a token that
 * belongs to the address, and of 0.6.
 */
final class TeeworldsQueryRules implements QueryRules {
  private static final int SHORTEST_TOKEN_REQUEST = 519;
  private static final String ASKS = "\u00ff\u00ff\u00ff\u00ffgie3";
  private static final String TELLS = "\u00ff\u00ff\u00ff\u00ffinf3";
  private static final String OLD = "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff";

  private final int seed;

  TeeworldsQueryRules(ServerCore core) {
    seed = (int) core.now();
  }

  private int token(InetSocketAddress from) {
    return (from.getAddress().hashCode() * 31 + seed) & 0x7ffffff;
  }

  @Override
  public List<ByteBuf> answer(ByteBuf datagram, InetSocketAddress from, List<Player> players) {
    int at = datagram.readerIndex();
    int length = datagram.readableBytes();
    if (QueryRules.begins(datagram, OLD + ASKS) && length == 15) {
      return List.of(old(datagram.getUnsignedByte(at + 14), players));
    }
    if (length >= SHORTEST_TOKEN_REQUEST && isTokenRequest(datagram)) {
      ByteBuf out = Unpooled.buffer().writeByte(4).writeShort(0);
      return List.of(out.writeInt(datagram.getInt(at + 8)).writeByte(5).writeInt(token(from)));
    }
    boolean verified =
        length >= 18 && datagram.getByte(at) == 0x21 && datagram.getInt(at + 1) == token(from);
    if (!verified || !QueryRules.begins(datagram.slice(at + 9, length - 9), ASKS)) {
      return List.of();
    }
    ByteBuf out = Unpooled.buffer().writeByte(0x21).writeInt(datagram.getInt(at + 5));
    latin1(out.writeInt(token(from)), TELLS);
    // The number as it came, whatever its length.
    out.writeBytes(datagram, at + 17, length - 17);
    return List.of(later(out, players));
  }

  private static boolean isTokenRequest(ByteBuf datagram) {
    int at = datagram.readerIndex();
    return datagram.getByte(at) == 4
        && datagram.getInt(at + 3) == -1
        && datagram.getByte(at + 7) == 5;
  }

  private static ByteBuf later(ByteBuf out, List<Player> players) {
    text(out, "0.7.5", "simulated", "", "dm1", "DM");
    pack(out, 0);
    pack(out, 1);
    for (int i = 0; i < 2; i++) {
      pack(out, players.size());
      pack(out, SimulatedPlayers.room(players));
    }
    for (Player player : players) {
      text(out, player.name(), "");
      pack(out, -1);
      pack(out, player.score());
      pack(out, 0);
    }
    return out;
  }

  private static ByteBuf old(int number, List<Player> players) {
    ByteBuf out = Unpooled.buffer();
    latin1(out, OLD + TELLS);
    String online = Integer.toString(players.size());
    String room = Integer.toString(SimulatedPlayers.room(players));
    text(out, Integer.toString(number), "0.6.4", "simulated", "dm1", "DM", "0");
    text(out, online, room, online, room);
    for (Player player : players) {
      text(out, player.name(), "", "-1", Integer.toString(player.score()), "1");
    }
    return out;
  }

  private static void text(ByteBuf out, String... texts) {
    for (String text : texts) {
      QueryRules.text(out, text);
    }
  }

  private static void latin1(ByteBuf out, String text) {
    out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
  }

  /** Six bits and a sign, and then seven bits in each byte. */
  private static void pack(ByteBuf out, int number) {
    int rest = number < 0 ? ~number : number;
    int first = (number < 0 ? 0x40 : 0) | (rest & 0x3f);
    rest >>>= 6;
    out.writeByte(rest == 0 ? first : first | 0x80);
    while (rest != 0) {
      int next = rest & 0x7f;
      rest >>>= 7;
      out.writeByte(rest == 0 ? next : next | 0x80);
    }
  }
}
