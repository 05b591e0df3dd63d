package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PowerNukkit: RakNet's ping, and Minecraft's query on the same port. */
final class NukkitQueryRules implements QueryRules {
  private static final int PING = 33;
  private static final String MAGIC =
      "\0\u00ff\u00ff\0\u00fe\u00fe\u00fe\u00fe\u00fd\u00fd\u00fd\u00fd\u00124Vx";

  private final QueryRules query;

  NukkitQueryRules(ServerCore core) {
    query = MinecraftQueryRules.nukkit(core);
  }

  @Override
  public List<ByteBuf> answer(ByteBuf datagram, InetSocketAddress from, List<Player> players) {
    int at = datagram.readerIndex();
    if (datagram.readableBytes() != PING
        || datagram.getByte(at) != 1
        || !QueryRules.begins(datagram.slice(at + 9, MAGIC.length()), MAGIC)) {
      return query.answer(datagram, from, players);
    }
    String text =
        "MCPE;simulated;389;1.14.60;"
            + players.size()
            + ";"
            + SimulatedPlayers.room(players)
            + ";7;world;Survival;";
    ByteBuf out =
        Unpooled.buffer().writeByte(0x1c).writeLong(datagram.getLong(at + 1)).writeLong(7);
    out.writeBytes(MAGIC.getBytes(StandardCharsets.ISO_8859_1)).writeShort(text.length());
    return List.of(out.writeBytes(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
