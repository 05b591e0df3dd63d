package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of Quake and related games to queries.
 *
 * <pre>
 *  asked with                            answered with
 *  ff ff ff ff getstatus SP challenge    ff ff ff ff statusResponse LF info LF rows      Quake 3, DarkPlaces, Call of Duty
 *  ff ff ff ff getinfo SP challenge      ff ff ff ff infoResponse LF info                the same
 *  ff ff ff ff status SP 23 LF           ff ff ff ff n info LF rows NUL                  QuakeWorld
 *  ff ff ff ff status LF                 ff ff ff ff print LF info LF rows               Quake 2
 *
 *  info       \key\value\key\value…
 *  a row      score SP ping SP "name"                                                    Quake 2 and 3
 *             score SP ping SP team SP "name"                                            some games on DarkPlaces
 *             id SP score SP minutes SP ping SP "name" SP "skin" SP colour SP colour     QuakeWorld
 * </pre>
 *
 * Nothing marks the end or the number of datagrams: an answer is one datagram. The challenge comes
 * back in the info. Facts: captures of OpenArena, Nexuiz, mvdsv and yquake2; ioquake3's and
 * DarkPlaces' source.
 *
 * @param kind which answer it is
 * @param info the server's variables in their order; the first of two equal names stays
 * @param players the rows in their order
 * @param complete false if the datagram ended within a row, or a row could not be read
 */
public record QuakeStatus(
    Kind kind, Map<String, String> info, List<QuakePlayer> players, boolean complete) {
  /** The kind of an answer. */
  public enum Kind {
    /** To {@code getstatus}. */
    STATUS("statusResponse\n"),
    /** To {@code getinfo}: no rows, but a number of players. */
    INFO("infoResponse\n"),
    /** To QuakeWorld's {@code status}. */
    QUAKEWORLD("n"),
    /** To Quake 2's {@code status}. */
    QUAKE2("print\n");

    private final String begin;

    Kind(String begin) {
      this.begin = begin;
    }
  }

  /**
   * Reads an answer. The prefixes of QuakeWorld and Quake 2 are also those of rcon: only what goes
   * on with a backslash is taken.
   *
   * @param datagram the whole datagram
   * @param charset how the server writes text
   * @return null if it is no such answer
   */
  public static @Nullable QuakeStatus read(ByteBuf datagram, Charset charset) {
    for (Kind kind : Kind.values()) {
      QueryCursor in = new QueryCursor(datagram);
      if (in.takes("\u00ff\u00ff\u00ff\u00ff" + kind.begin) && in.peek() == '\\') {
        return read(kind, in, charset);
      }
    }
    return null;
  }

  private static QuakeStatus read(Kind kind, QueryCursor in, Charset charset) {
    Map<String, String> info = info(in.upTo((byte) '\n', charset));
    boolean complete = kind == Kind.INFO || in.remaining() > 0;
    List<QuakePlayer> players = new ArrayList<>();
    in.skip(Math.min(1, in.remaining()));
    while (in.remaining() > 0 && in.peek() != 0) {
      String line = in.upTo((byte) '\n', charset);
      complete &= in.remaining() > 0;
      in.skip(Math.min(1, in.remaining()));
      QuakePlayer player =
          kind == Kind.QUAKEWORLD ? QuakePlayer.quakeWorld(line) : QuakePlayer.quake(line);
      if (player != null) {
        players.add(player);
      } else {
        complete &= line.isBlank();
      }
    }
    return new QuakeStatus(kind, Collections.unmodifiableMap(info), List.copyOf(players), complete);
  }

  private static Map<String, String> info(String text) {
    Map<String, String> info = new LinkedHashMap<>();
    int at = 1;
    while (at < text.length()) {
      int middle = text.indexOf('\\', at);
      int end = middle < 0 ? -1 : text.indexOf('\\', middle + 1);
      String key = text.substring(at, middle < 0 ? text.length() : middle);
      String value = middle < 0 ? "" : text.substring(middle + 1, end < 0 ? text.length() : end);
      info.putIfAbsent(key, value);
      at = end < 0 ? text.length() : end + 1;
    }
    return info;
  }
}
