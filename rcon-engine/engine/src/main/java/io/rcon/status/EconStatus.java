package io.rcon.status;

import java.util.List;

/**
 * {@code status} over the external console of Teeworlds and DDNet: pairs; the name is in single
 * quotes and may contain some. Log lines of other systems come in between; with nobody online the
 * answer is empty.
 */
final class EconStatus implements StatusParser {
  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean empty = true;
    for (String line : lines) {
      int id = line.indexOf("id=");
      boolean server = id == 0 || bracketed(line, id) || prefixed(line, id);
      if (server && line.startsWith(" addr=", digitsEnd(line, id + 3))) {
        row(new LineScanner(line, id, line.length()), status);
      }
      empty &= line.isBlank() || line.contains("[server]: cid=") || line.contains(" I econ: ");
    }
    status.countRows();
    return empty || !status.players.isEmpty();
  }

  /** Teeworlds: {@code [12:00:00][server]: }; a chat line may hold it, but not as its first. */
  private static boolean bracketed(String line, int id) {
    int first = line.indexOf(']');
    return line.startsWith("[server]: ", id - 10) && first == id - 11;
  }

  /** DDNet: {@code 2026-01-02 12:00:00 I server: }. */
  private static boolean prefixed(String line, int id) {
    LineScanner words = new LineScanner(line, 0, id);
    words.next();
    words.next();
    return words.next().length() == 1 && words.next().equals("server:") && words.done();
  }

  private static int digitsEnd(String line, int from) {
    int end = from;
    while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static void row(LineScanner words, StatusBuilder status) {
    words.accept("id=");
    String slot = words.next();
    words.accept("addr=");
    String address = words.next();
    if (address.startsWith("<{") && address.endsWith("}>")) {
      address = address.substring(2, address.length() - 2);
    }
    if (words.rest().equals("connecting")) {
      PlayerBuilder player = new PlayerBuilder("").slot(Numerals.toInt(slot)).address(address);
      status.player(player.state("connecting").build());
      return;
    }
    boolean admin = words.acceptLast(" (Admin)");
    boolean moderator = !admin && words.acceptLast(" (Moderator)");
    String client = words.accept("client=") ? words.next() : "";
    if (!words.accept("name='")) {
      return;
    }
    // Teeworlds tells the client before the name and ends with the score, DDNet the other way
    // round.
    String score = client.isEmpty() ? null : words.after("' score=");
    String rest = score == null ? words.after("' client=") : "";
    if (score == null && rest == null) {
      return;
    }
    PlayerBuilder player = new PlayerBuilder(words.raw());
    if (score != null) {
      player.score(Numerals.toLong(score.strip()));
    } else if (rest != null) {
      client = new LineScanner(rest).next();
    }
    player.slot(Numerals.toInt(slot)).address(address).detail("client", client);
    status.player(player.state(admin ? "admin" : moderator ? "moderator" : "").build());
  }
}
