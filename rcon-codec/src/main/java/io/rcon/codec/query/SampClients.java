package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.samp.SampPacket;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of SA-MP and open.mp to the query for the players.
 *
 * <pre>
 *   header (11) | how many (2) | for each: length (1), name, score (4)
 * </pre>
 *
 * @param clients the players
 * @param complete false if there are fewer than it says
 */
public record SampClients(List<Client> clients, boolean complete) {
  /**
   * A player.
   *
   * @param name the name
   * @param score the score
   */
  public record Client(String name, int score) {}

  /**
   * Reads an answer.
   *
   * @param datagram the whole datagram
   * @param header that of the request
   * @param charset the charset of the names
   * @return null if it is none
   */
  public static @Nullable SampClients read(ByteBuf datagram, byte[] header, Charset charset) {
    int index = datagram.readerIndex();
    if (!SampPacket.isAnswer(
        datagram, index, datagram.readableBytes(), header, SampPacket.CLIENTS)) {
      return null;
    }
    QueryCursor in = new QueryCursor(datagram);
    in.skip(SampPacket.HEADER);
    int count = in.u16le();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count && !in.isCut(); i++) {
      String name = in.text(in.u8(), charset);
      int score = in.i32le();
      if (!in.isCut()) {
        clients.add(new Client(name, score));
      }
    }
    return new SampClients(List.copyOf(clients), !in.isCut());
  }
}
