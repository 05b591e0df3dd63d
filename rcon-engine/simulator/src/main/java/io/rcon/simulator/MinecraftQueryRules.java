package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Minecraft with {@code enable-query}: a token for each sender, that a restart of half a minute's
 * clock makes worthless, and silence for a wrong one.
 */
final class MinecraftQueryRules implements QueryRules {
  private static final long TOKEN_SECONDS = 30;

  private final ServerCore core;
  private final String version;
  private final int full;
  private final boolean digits;

  private MinecraftQueryRules(ServerCore core, String version, int full, boolean digits) {
    this.core = core;
    this.full = full;
    this.digits = digits;
    this.version = version;
  }

  static MinecraftQueryRules minecraft(ServerCore core) {
    return new MinecraftQueryRules(core, "1.21.1", 15, true);
  }

  /** Its token is bytes, and it names players to a request of 19 bytes only. */
  static MinecraftQueryRules nukkit(ServerCore core) {
    return new MinecraftQueryRules(core, "v1.14.60", 19, false);
  }

  private int token(InetSocketAddress from) {
    long epoch = core.now() / 1_000_000_000 / TOKEN_SECONDS;
    return (int) (epoch * 31 + from.hashCode() * 0x9E3779B1L);
  }

  @Override
  public List<ByteBuf> answer(ByteBuf datagram, InetSocketAddress from, List<Player> players) {
    int at = datagram.readerIndex();
    int length = datagram.readableBytes();
    if (length < 7 || datagram.getUnsignedShort(at) != 0xfefd) {
      return List.of();
    }
    int session = datagram.getInt(at + 3);
    if (datagram.getByte(at + 2) == 9) {
      ByteBuf out = Unpooled.buffer().writeByte(9).writeInt(session);
      return List.of(
          digits
              ? QueryRules.text(out, Integer.toString(token(from)))
              : out.writeInt(token(from)).writeByte(0));
    }
    boolean known = length >= 11 && datagram.getInt(at + 7) == token(from);
    if (datagram.getByte(at + 2) != 0 || !known) {
      return List.of();
    }
    ByteBuf out = Unpooled.buffer().writeByte(0).writeInt(session);
    return List.of(length == full ? full(out, players) : basic(out, players));
  }

  private static ByteBuf basic(ByteBuf out, List<Player> players) {
    QueryRules.text(out, "simulated");
    QueryRules.text(out, "SMP");
    QueryRules.text(out, "world");
    QueryRules.text(out, Integer.toString(players.size()));
    QueryRules.text(out, Integer.toString(SimulatedPlayers.room(players)));
    return QueryRules.text(out.writeShortLE(25565), "127.0.0.1");
  }

  private ByteBuf full(ByteBuf out, List<Player> players) {
    QueryRules.text(out, "splitnum").writeByte(0x80).writeByte(0);
    pair(out, "hostname", "simulated");
    pair(out, "gametype", "SMP");
    pair(out, "game_id", "MINECRAFT");
    pair(out, "version", version);
    pair(out, "map", "world");
    pair(out, "numplayers", Integer.toString(players.size()));
    pair(out, "maxplayers", Integer.toString(SimulatedPlayers.room(players)));
    out.writeByte(0).writeByte(1);
    QueryRules.text(out, "player_").writeByte(0);
    players.forEach(player -> QueryRules.text(out, player.name()));
    return out.writeByte(0);
  }

  private static void pair(ByteBuf out, String key, String value) {
    QueryRules.text(QueryRules.text(out, key), value);
  }
}
