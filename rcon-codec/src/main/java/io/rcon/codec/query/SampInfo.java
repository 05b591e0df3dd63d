package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.samp.SampPacket;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The answer of SA-MP and open.mp to the query for the server.
 *
 * <pre>
 *   header (11) | password wanted (1) | players (2) | most (2) | three texts, each behind its length (4)
 * </pre>
 *
 * @param passworded whether players need a password
 * @param players how many are on
 * @param max how many may be
 * @param name the server's name
 * @param mode the name of the game mode
 * @param language the language; before 0.3.7 the name of the map
 * @param complete false if the datagram ends early
 */
public record SampInfo(
    boolean passworded,
    int players,
    int max,
    String name,
    String mode,
    String language,
    boolean complete) {
  /**
   * Reads an answer.
   *
   * @param datagram the whole datagram
   * @param header that of the request
   * @param charset the charset of the texts
   * @return null if it is none
   */
  public static @Nullable SampInfo read(ByteBuf datagram, byte[] header, Charset charset) {
    int index = datagram.readerIndex();
    if (!SampPacket.isAnswer(datagram, index, datagram.readableBytes(), header, SampPacket.INFO)) {
      return null;
    }
    QueryCursor in = new QueryCursor(datagram);
    in.skip(SampPacket.HEADER);
    boolean passworded = in.u8() != 0;
    int players = in.u16le();
    int max = in.u16le();
    String name = text(in, charset);
    String mode = text(in, charset);
    String language = text(in, charset);
    return new SampInfo(passworded, players, max, name, mode, language, !in.isCut());
  }

  private static String text(QueryCursor in, Charset charset) {
    int length = in.i32le();
    return in.text(length < 0 ? Integer.MAX_VALUE : length, charset);
  }
}
