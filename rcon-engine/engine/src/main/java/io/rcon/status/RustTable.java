package io.rcon.status;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rust's {@code status}: id, quoted name, ping, seconds, address, owner or nothing, violations,
 * kicks. Quotes in a name are escaped. Newer builds print the entity's id too.
 */
final class RustTable implements StatusParser {
  private static final StatusHeading HEADING = new StatusHeading(ColourCodes.NONE);

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    for (String line : lines) {
      if (!table && line.startsWith("id ") && line.contains(" violation kicks")) {
        table = true;
      } else if (!table) {
        HEADING.read(line, status);
      } else {
        row(line, status);
      }
    }
    status.countRows();
    return table;
  }

  private static void row(String line, StatusBuilder status) {
    int open = line.indexOf('"');
    int close = line.lastIndexOf('"');
    String id = open < 0 ? "" : new LineScanner(line, 0, open).next();
    if (!Numerals.digits(id)) {
      return;
    }
    if (open == close) {
      // Cut, or the name holds a line feed.
      status.incomplete();
      return;
    }
    LineScanner left = new LineScanner(line, 0, open);
    left.next();
    String raw = line.substring(open + 1, close);
    PlayerBuilder player =
        new PlayerBuilder(raw).name(unescape(raw)).id("steam", id).id("entity", left.next());
    LineScanner right = new LineScanner(line, close + 1, line.length());
    if (right.accept("NO CONNECTION")) {
      player.state("NO CONNECTION");
    } else {
      player.ping(Numerals.toInt(right.next()));
      player.time(seconds(right.next()));
      player.address(right.next());
      player.detail("kicks", right.last()).detail("violation", right.last());
      player.id("owner", right.rest());
    }
    status.player(player.build());
  }

  private static String unescape(String raw) {
    return raw.replace("\\\"", "\"").replace("\\\\", "\\");
  }

  /** {@code 77.12s}; null for anything else. */
  private static @Nullable Duration seconds(String word) {
    String number = word.endsWith("s") ? word.substring(0, word.length() - 1) : "";
    double seconds = Numerals.decimal(number);
    return seconds >= 0 && seconds < Integer.MAX_VALUE
        ? Duration.ofMillis(Math.round(seconds * 1000))
        : null;
  }
}
