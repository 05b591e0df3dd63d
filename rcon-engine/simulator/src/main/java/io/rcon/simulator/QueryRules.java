package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The answers of a game to queries over UDP, beside its rcon. One per server, on its event loop.
 */
interface QueryRules {
  /**
   * Answers a datagram, or does not.
   *
   * @param datagram the whole datagram
   * @param from its sender
   * @param players the players on the server
   * @return the datagrams of the answer, often none
   */
  List<ByteBuf> answer(ByteBuf datagram, InetSocketAddress from, List<Player> players);

  /** A text and a NUL. */
  static ByteBuf text(ByteBuf out, String text) {
    ByteBufUtil.writeUtf8(out, text);
    return out.writeByte(0);
  }

  static boolean begins(ByteBuf datagram, String latin1) {
    byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
    if (datagram.readableBytes() < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (datagram.getByte(datagram.readerIndex() + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
