package io.rcon.status;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One form of an answer, of which any number of players can be made. A {@code kinds/NAME.kind} has
 * lines {@code key: value}, then sections that begin with {@code --- NAME}:
 *
 * <ul>
 *   <li>{@code head}, {@code row}, {@code foot}: the answer; {@code {n}} is the number of a row
 *       from 0, {@code {m}} from 1, {@code {n3}} with blanks before it, {@code {id}} its Steam id,
 *       {@code {hex}} 32 digits, {@code {name}} its name, {@code {count}} the number of rows
 *   <li>{@code nobody}: the answer without a player, where it is not head and foot alone
 *   <li>{@code long}: a row whose columns are at their longest
 *   <li>{@code tear}: between rows, where they are on one line
 * </ul>
 *
 * Keys: {@code format}; {@code ends} (true: the end is a line of its own); {@code also}, the
 * formats that read this too; {@code cannot}, the hostile names it has no way to tell, by their
 * numbers; {@code log} (false: a log line can be no line of its own there).
 */
final class StatusKind {
  final String name;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, StringBuilder> sections = new HashMap<>();

  StatusKind(Path file) {
    this.name = StatusResources.name(file);
    StringBuilder section = null;
    for (String line : StatusResources.read(file).lines().toList()) {
      if (line.startsWith("--- ") && line.indexOf(' ', 4) < 0) {
        section = sections.computeIfAbsent(line.substring(4), ignored -> new StringBuilder());
      } else if (section != null) {
        section.append(line).append('\n');
      } else if (line.contains(": ")) {
        keys.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
      }
    }
  }

  String format() {
    return keys.getOrDefault("format", name);
  }

  boolean ends() {
    return keys.getOrDefault("ends", "false").equals("true");
  }

  boolean logged() {
    return keys.getOrDefault("log", "true").equals("true");
  }

  List<String> also() {
    return List.of(keys.getOrDefault("also", "").split(" "));
  }

  /** Whether an answer without a player cannot be told from another text. */
  boolean silentWhenEmpty() {
    return keys.getOrDefault("none", "false").equals("true");
  }

  boolean tells(int hostile) {
    return !List.of(keys.getOrDefault("cannot", "").split(" ")).contains(Integer.toString(hostile));
  }

  String longRow() {
    return section("head").replace("{count}", "1") + section("long") + section("foot");
  }

  boolean hasLongRow() {
    return sections.containsKey("long");
  }

  /** An answer with a player for each name. */
  String answer(List<String> names) {
    if (names.isEmpty() && sections.containsKey("nobody")) {
      return section("nobody");
    }
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rows.add(row(i, names.get(i)));
    }
    boolean torn = sections.containsKey("tear");
    String tear = torn ? section("tear").replace("\n", "") : "";
    String joined = torn ? String.join(tear, rows).replace("\n", "") + "\n" : String.join("", rows);
    String count = Integer.toString(names.size());
    String head = section("head").replace("{count}", count);
    boolean glued = keys.getOrDefault("glued", "false").equals("true");
    return (glued ? head.substring(0, head.length() - 1) : head)
        + joined
        + section("foot").replace("{count}", count);
  }

  /** An answer of about that many characters, all rows of which are the same. */
  String large(int length) {
    String row = row(0, "one");
    String tear = section("tear").replace("\n", "");
    boolean torn = sections.containsKey("tear");
    String repeated = torn ? row.replace("\n", "") + tear : row;
    int rows = length / repeated.length();
    String count = Integer.toString(rows);
    return section("head").replace("{count}", count)
        + repeated.repeat(rows)
        + section("foot").replace("{count}", count);
  }

  private String row(int n, String player) {
    return section("row")
        .replace("{n}", Integer.toString(n))
        .replace("{m}", Integer.toString(n + 1))
        .replace("{n3}", padded(' ', 3, Integer.toString(n)))
        .replace("{id}", "765611900000" + padded('0', 5, Integer.toString(n)))
        .replace("{hex28}", padded('0', 28, Integer.toHexString(n + 1)))
        .replace("{hex}", padded('0', 32, Integer.toHexString(n + 1)))
        .replace("{name}", player);
  }

  private static String padded(char with, int width, String number) {
    return String.valueOf(with).repeat(Math.max(width - number.length(), 0)) + number;
  }

  private String section(String which) {
    return sections.getOrDefault(which, new StringBuilder()).toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
