package io.rcon.codec.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The answer to {@link A2sRequest#PLAYER}.
 *
 * <pre>
 *  44 | count (1) | for each: index (1) | name | score (4) | seconds (4, a float)
 * </pre>
 *
 * The count may be less than the rows, or 0: rows are read until the datagram ends. What follows
 * the counted rows and is no whole row is not taken for one. The index is 0 for everybody on most
 * servers. An empty name is a player who is still connecting; some games tell no names at all.
 *
 * @param counted the count that the answer begins with
 * @param players the rows
 * @param complete false if the datagram ended within a row, or has fewer than were counted
 */
public record A2sPlayers(int counted, List<Row> players, boolean complete) implements A2sAnswer {
  /**
   * One player.
   *
   * @param name the name
   * @param score the score
   * @param seconds how long the player has been connected; not a number or negative on some servers
   */
  public record Row(String name, int score, float seconds) {}

  static A2sPlayers read(QueryCursor in) {
    int counted = in.u8();
    List<Row> rows = new ArrayList<>();
    while (in.remaining() > 0) {
      in.skip(1);
      Row row = new Row(in.text(), in.i32le(), in.f32le());
      if (!in.isCut()) {
        rows.add(row);
      }
    }
    boolean foreign = in.isCut() && rows.size() > counted;
    List<Row> taken = foreign ? rows.subList(0, counted) : rows;
    boolean whole = taken.size() >= counted && (!in.isCut() || rows.size() >= counted);
    return new A2sPlayers(counted, List.copyOf(taken), whole);
  }
}
