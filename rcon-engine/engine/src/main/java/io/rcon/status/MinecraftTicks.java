package io.rcon.status;

import java.util.ArrayList;
import java.util.List;

/** The tick rate of a Minecraft server, as each kind of server prints it. */
final class MinecraftTicks {
  private MinecraftTicks() {}

  /** {@code tps} of Paper and Spigot: averages since the times of the heading. */
  static boolean paper(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      String plain = ColourCodes.SECTION.strip(line).strip();
      int colon = plain.indexOf(": ");
      if (!plain.startsWith("TPS from last ") || colon < 0) {
        continue;
      }
      List<String> spans = cells(plain.substring("TPS from last ".length(), colon));
      List<String> values = cells(plain.substring(colon + 2));
      for (int i = 0; i < values.size() && i < spans.size(); i++) {
        double value = Numerals.decimal(values.get(i).replace("*", ""));
        if (value >= 0) {
          status.detail("tps " + spans.get(i), Double.toString(value));
          if (status.ticksPerSecond.isEmpty()) {
            status.ticksPerSecond(value);
          }
        }
      }
      return status.ticksPerSecond.isPresent();
    }
    return false;
  }

  /** {@code mspt} of Paper: {@code avg/min/max} for each time of the heading. */
  static boolean millis(List<String> lines, StatusBuilder status) {
    List<String> spans = List.of();
    for (String line : lines) {
      String plain = ColourCodes.SECTION.strip(line).strip();
      int last = plain.indexOf(" from last ");
      if (plain.startsWith("Server tick times") && last > 0 && plain.endsWith(":")) {
        spans = cells(plain.substring(last + " from last ".length(), plain.length() - 1));
      } else if (!spans.isEmpty() && !plain.isEmpty()) {
        // A sign stands before the numbers.
        int sign = plain.charAt(0) < '0' || plain.charAt(0) > '9' ? plain.indexOf(' ') + 1 : 0;
        List<String> values = cells(plain.substring(sign));
        for (int i = 0; i < values.size() && i < spans.size(); i++) {
          average(spans.get(i), values.get(i), status);
        }
        return status.millisPerTick.isPresent();
      }
    }
    return false;
  }

  private static void average(String span, String value, StatusBuilder status) {
    int slash = value.indexOf('/');
    double average = Numerals.decimal(value.substring(0, slash < 0 ? value.length() : slash));
    if (average >= 0) {
      status.detail("mspt " + span, value);
      if (status.millisPerTick.isEmpty()) {
        status.millisPerTick(average);
      }
    }
  }

  /** {@code forge tps}, {@code neoforge tps}: a line for each dimension, and one for all. */
  static boolean forge(List<String> lines, StatusBuilder status) {
    boolean overall = false;
    for (String line : lines) {
      String plain = ColourCodes.SECTION.strip(line).strip();
      double millis = before(plain, plain.contains(" ms/tick") ? " ms/tick" : " ms.");
      double ticks = plain.contains(" TPS (") ? before(plain, " TPS (") : last(plain);
      if (!(millis >= 0) || !(ticks >= 0)) {
        continue;
      }
      if (plain.startsWith("Overall")) {
        overall = true;
        status.millisPerTick(millis).ticksPerSecond(ticks);
      } else {
        int colon = plain.indexOf(": ");
        String dimension = plain.substring(0, Math.max(colon, 0)).replace("Dim ", "");
        status.detail("tps " + dimension, Double.toString(ticks));
      }
    }
    return overall;
  }

  /** {@code tick query} of vanilla, whose sentences may run together. */
  static boolean query(List<String> lines, StatusBuilder status) {
    String text = String.join("\n", lines);
    if (!text.contains("Target tick rate: ") || !text.contains("The game is ")) {
      return false;
    }
    int average = text.indexOf("Average time per tick: ");
    if (average >= 0) {
      double millis = number(text, average + "Average time per tick: ".length());
      if (millis >= 0) {
        status.millisPerTick(millis);
      }
    }
    double target =
        number(text, text.indexOf("Target tick rate: ") + "Target tick rate: ".length());
    if (target > 0) {
      status.detail("target", Double.toString(target));
      status.millisPerTick.ifPresent(
          millis -> status.ticksPerSecond(Math.min(target, millis > 0 ? 1000 / millis : target)));
    }
    int state = text.indexOf("The game is ") + "The game is ".length();
    status.detail("state", text.substring(state, wordEnd(text, state)));
    for (String percentile : List.of("P50", "P95", "P99")) {
      int at = text.indexOf(percentile + ": ");
      double millis = at < 0 ? Double.NaN : number(text, at + percentile.length() + 2);
      if (millis >= 0) {
        status.detail(percentile, Double.toString(millis));
      }
    }
    return true;
  }

  /** {@code status} of Nukkit. */
  static boolean nukkit(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      String plain = ColourCodes.SECTION.strip(line).strip();
      LineScanner words = new LineScanner(plain);
      if (plain.equals("---- Server status ----")) {
        known = true;
      } else if (words.accept("Current TPS: ")) {
        double ticks = Numerals.decimal(words.next());
        if (ticks >= 0) {
          status.ticksPerSecond(ticks);
        }
      } else if (words.accept("Players: ")) {
        status.online(Numerals.toInt(words.next()));
        status.max(words.accept("online,") ? Numerals.toInt(words.next()) : -1);
      } else if (words.accept("World \"")) {
        String world = words.before("\"");
        status.map(status.map == null && world != null ? world : "");
      }
    }
    return known;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isLetter(text.charAt(end)) && !glued(text, from, end)) {
      end++;
    }
    return end;
  }

  /** A capital after a small letter: the next sentence. */
  private static boolean glued(String text, int from, int at) {
    return at > from && Character.isUpperCase(text.charAt(at));
  }

  private static double number(String text, int from) {
    int end = from;
    while (end < text.length()
        && end < from + 24
        && "0123456789.,-".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String digits = text.substring(from, end);
    return Numerals.decimal(
        digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits);
  }

  /** The number right before this; NaN if there is none. */
  private static double before(String text, String unit) {
    int end = text.indexOf(unit);
    int start = end;
    while (start > 0 && start > end - 24 && "0123456789.,".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return end < 0 ? Double.NaN : Numerals.decimal(text.substring(start, end));
  }

  private static double last(String text) {
    return Numerals.decimal(new LineScanner(text).last());
  }

  private static List<String> cells(String text) {
    List<String> cells = new ArrayList<>();
    for (int from = 0; from <= text.length() && cells.size() < 16; ) {
      int comma = text.indexOf(", ", from);
      int end = comma < 0 ? text.length() : comma;
      cells.add(text.substring(from, end).strip());
      from = end + 2;
    }
    return cells;
  }
}
