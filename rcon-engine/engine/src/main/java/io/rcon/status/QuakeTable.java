package io.rcon.status;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code status} of Quake III Arena, Quake II, Call of Duty and related games. The heading says
 * which columns there are. Those before the name are taken from the left, those behind it from the
 * right, since widths are minimal widths and a name may hold anything.
 */
final class QuakeTable implements StatusParser {
  /** Quake III Arena, ioquake3, OpenJK, RTCW, ET: Legacy, OpenMoHAA, Urban Terror. */
  static final QuakeTable QUAKE3 =
      new QuakeTable(
          ColourCodes.CARET_ANY,
          columns -> !identified(columns) && columns.contains("rate") && !columns.contains("pr"));

  /** Quake II, yquake2, q2pro; they have no colours and no rate, or more columns behind it. */
  static final QuakeTable QUAKE2 =
      new QuakeTable(
          ColourCodes.NONE,
          columns -> !identified(columns) && (!columns.contains("rate") || columns.contains("pr")));

  /** Call of Duty and its derivatives, whose rows have identifiers. */
  static final QuakeTable COD = new QuakeTable(ColourCodes.CARET_DIGIT, QuakeTable::identified);

  private final ColourCodes colours;
  private final Predicate<List<String>> mine;
  private final StatusHeading heading;

  private QuakeTable(ColourCodes colours, Predicate<List<String>> mine) {
    this.colours = colours;
    this.mine = mine;
    this.heading = new StatusHeading(colours);
  }

  private static boolean identified(List<String> columns) {
    return columns.contains("guid")
        || columns.contains("xuid")
        || columns.contains("playerid")
        || columns.contains("bot");
  }

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    List<String> columns = List.of();
    for (String line : lines) {
      if (columns.isEmpty()) {
        columns = columns(line);
        if (columns.isEmpty()) {
          heading.read(line, status);
        } else if (!mine.test(columns)) {
          return false;
        }
      } else if (!line.startsWith("--")) {
        Player player = row(line, columns);
        if (player != null) {
          status.player(player);
        }
      }
    }
    status.countRows();
    if (columns.contains("bot") && status.bots.isEmpty()) {
      status.bots(0);
    }
    return !columns.isEmpty();
  }

  /** The words of the heading; none if this is no heading. */
  private static List<String> columns(String line) {
    if (!line.startsWith("num ") && !line.startsWith("cl ")) {
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    LineScanner words = new LineScanner(line);
    for (String word = words.next(); !word.isEmpty() && columns.size() < 16; word = words.next()) {
      columns.add(word);
    }
    return columns.contains("score") && columns.contains("name") && columns.contains("address")
        ? columns
        : List.of();
  }

  private @Nullable Player row(String line, List<String> columns) {
    LineScanner words = new LineScanner(line);
    QuakeRow row = new QuakeRow();
    int name = columns.indexOf("name");
    for (String column : columns.subList(0, name)) {
      if (!row.left(column, words.next())) {
        return null;
      }
    }
    for (int i = columns.size() - 1; i > name; i--) {
      if (!row.right(columns.get(i), words)) {
        return null;
      }
    }
    String raw = words.rest();
    if (colours != ColourCodes.NONE && !row.marked() && raw.endsWith("^7")) {
      raw = raw.substring(0, raw.length() - 2).strip();
    }
    return row.player(raw, colours.strip(raw));
  }
}
