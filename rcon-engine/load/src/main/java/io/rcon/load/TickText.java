package io.rcon.load;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The game's own tick, ticks or frames a second, in what its console prints. */
public final class TickText {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern COLOURS = Pattern.compile("\u00a7.|\\^[0-9]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private TickText() {}

  /**
   * The commands that may print it, the likelier one first.
   *
   * @param word {@code tps} or {@code fps}
   * @return harmless commands
   */
  public static List<String> commands(String word) {
    return word.equals("tps") ? List.of("tps", "status") : List.of("stats", "status");
  }

  /**
   * Finds it: after the last colon of a line with the word, or below the word in a table.
   *
   * @param word {@code tps} or {@code fps}
   * @param text what was printed
   * @return the first such number
   */
  public static OptionalDouble find(String word, String text) {
    List<String> lines = COLOURS.matcher(text).replaceAll("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).toLowerCase(Locale.ROOT);
      int at = line.indexOf(word);
      if (at < 0) {
        continue;
      }
      Matcher number = NUMBER.matcher(line.substring(Math.max(at, line.lastIndexOf(':'))));
      if (number.find()) {
        return OptionalDouble.of(Double.parseDouble(number.group()));
      }
      int column = List.of(BLANKS.split(line.strip(), -1)).indexOf(word);
      String[] below =
          i + 1 < lines.size() ? BLANKS.split(lines.get(i + 1).strip(), -1) : new String[0];
      if (column >= 0 && column < below.length && NUMBER.matcher(below[column]).matches()) {
        return OptionalDouble.of(Double.parseDouble(below[column]));
      }
    }
    return OptionalDouble.empty();
  }
}
