package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Source dedicated servers since December 2020: every request needs the challenge of its sender,
 * and what is longer than 1248 bytes comes in parts.
 */
final class SourceQueryRules implements QueryRules {
  private static final String INFO = "\u00ff\u00ff\u00ff\u00ffTSource Engine Query\0";
  private static final String PLAYER = "\u00ff\u00ff\u00ff\u00ffU";
  private static final String RULES = "\u00ff\u00ff\u00ff\u00ffV";
  private static final int PART = 1248;
  private static final int VARIABLES = 80;

  private final int secret;
  private int splits;

  SourceQueryRules(ServerCore core) {
    secret = (int) core.options.seed() * 0x9E3779B1;
  }

  @Override
  public List<ByteBuf> answer(ByteBuf datagram, InetSocketAddress from, List<Player> players) {
    String kind =
        QueryRules.begins(datagram, INFO)
            ? INFO
            : QueryRules.begins(datagram, PLAYER)
                ? PLAYER
                : QueryRules.begins(datagram, RULES) ? RULES : "";
    if (kind.isEmpty()) {
      return List.of();
    }
    int at = datagram.readerIndex() + kind.length();
    int challenge = (secret ^ from.hashCode()) & 0x7fffffff;
    if (datagram.writerIndex() - at < 4 || datagram.getIntLE(at) != challenge) {
      return List.of(begin('A').writeIntLE(challenge));
    }
    ByteBuf answer =
        kind.equals(INFO) ? info(players) : kind.equals(PLAYER) ? rows(players) : all();
    return split(answer);
  }

  private static ByteBuf begin(char type) {
    return Unpooled.buffer().writeInt(-1).writeByte(type);
  }

  private static ByteBuf info(List<Player> players) {
    ByteBuf out = begin('I').writeByte(17);
    QueryRules.text(out, "simulated");
    QueryRules.text(out, "cp_simulated");
    QueryRules.text(out, "tf");
    QueryRules.text(out, "Team Fortress");
    out.writeShortLE(440)
        .writeByte(players.size())
        .writeByte(SimulatedPlayers.room(players))
        .writeByte(0);
    out.writeByte('d').writeByte('l').writeByte(0).writeByte(1);
    QueryRules.text(out, "9000000");
    return QueryRules.text(out.writeByte(0xa0).writeShortLE(27015), "simulated");
  }

  private static ByteBuf rows(List<Player> players) {
    ByteBuf out = begin('D').writeByte(players.size());
    for (Player player : players) {
      QueryRules.text(out.writeByte(0), player.name());
      out.writeIntLE(player.score()).writeFloatLE(player.seconds());
    }
    return out;
  }

  private static ByteBuf all() {
    ByteBuf out = begin('E').writeShortLE(VARIABLES);
    for (int i = 0; i < VARIABLES; i++) {
      QueryRules.text(QueryRules.text(out, "sv_simulated_" + i), "value of " + i);
    }
    return out;
  }

  private List<ByteBuf> split(ByteBuf answer) {
    if (answer.readableBytes() <= PART) {
      return List.of(answer);
    }
    List<ByteBuf> parts = new ArrayList<>();
    int total = (answer.readableBytes() + PART - 1) / PART;
    splits++;
    for (int i = 0; i < total; i++) {
      ByteBuf part = Unpooled.buffer().writeIntLE(-2).writeIntLE(splits);
      part.writeByte(total).writeByte(i).writeShortLE(PART);
      // The last part goes out first: their order is not promised.
      parts.add(0, part.writeBytes(answer, Math.min(PART, answer.readableBytes())));
    }
    return parts;
  }
}
