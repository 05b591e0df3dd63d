package io.rcon.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One command with what differs from one time to the next. */
final class CommandTemplate {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern RANDOM =
      Pattern.compile("random\\s+(-?\\d{1,9})\\s*\\.\\.\\s*(-?\\d{1,9})");

  /** A part of the text. */
  private interface Part {
    void append(StringBuilder to, String token, long number, SplittableRandom random);
  }

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final CsvTable table;
  private boolean token;

  private CommandTemplate(String text, CsvTable table) {
    this.text = text;
    this.table = table;
  }

  static CommandTemplate parse(String text, CsvTable table) {
    CommandTemplate template = new CommandTemplate(text, table);
    Matcher braces = BRACES.matcher(text);
    int at = 0;
    while (braces.find()) {
      template.literal(text.substring(at, braces.start()));
      template.parts.add(template.part(braces.group(1).strip()));
      at = braces.end();
    }
    template.literal(text.substring(at));
    return template;
  }

  private void literal(String words) {
    if (!words.isEmpty()) {
      parts.add((to, word, number, random) -> to.append(words));
    }
  }

  private Part part(String name) {
    Matcher range = RANDOM.matcher(name);
    if (name.equals("token")) {
      token = true;
      return (to, word, number, random) -> to.append(word);
    } else if (name.equals("n")) {
      return (to, word, number, random) -> to.append(number);
    } else if (range.matches()) {
      return random(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }
    int column = table.column(name);
    return (to, word, number, random) -> to.append(table.cell(number, column));
  }

  private static Part random(int from, int to) {
    if (to < from) {
      throw new IllegalArgumentException("{random " + from + ".." + to + "}: the ends are swapped");
    }
    return (text, word, number, random) -> text.append(random.nextLong(from, to + 1L));
  }

  boolean hasToken() {
    return token;
  }

  String text() {
    return text;
  }

  String text(String word, long number, SplittableRandom random) {
    StringBuilder made = new StringBuilder(text.length() + 16);
    for (Part part : parts) {
      part.append(made, word, number, random);
    }
    return made.toString();
  }

  /** The commands that it can become, once for each row of the table. */
  List<String> samples() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> samples = new ArrayList<>();
    for (int i = 0; i < Math.max(1, table.rows()); i++) {
      samples.add(text("token", i, random));
    }
    return samples;
  }
}
