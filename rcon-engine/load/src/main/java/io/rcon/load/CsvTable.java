package io.rcon.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Values for commands: the first line names the columns, commas separate them, quotes may stand
 * around a value and are doubled inside it. A value.
 */
public final class CsvTable {
  /** No columns. */
  public static final CsvTable NONE = new CsvTable(List.of(), List.of());

  private final List<String> names;
  private final List<List<String>> rows;

  private CsvTable(List<String> names, List<List<String>> rows) {
    this.names = names;
    this.rows = rows;
  }

  /**
   * Reads lines.
   *
   * @param lines the names, then a row each
   * @return the table
   * @throws IllegalArgumentException if a row has not as many values as there are names, or there
   *     is none, or a name cannot be told from another one
   */
  public static CsvTable parse(List<String> lines) {
    if (lines.size() < 2) {
      throw new IllegalArgumentException("a table needs a line of names and at least one row");
    }
    List<String> names = cells(lines.get(0));
    checkNames(names);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> row = cells(lines.get(i));
      if (row.size() != names.size()) {
        throw new IllegalArgumentException(
            "line %d has %d values, but there are %d names"
                .formatted(i + 1, row.size(), names.size()));
      }
      rows.add(row);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one row");
    }
    return new CsvTable(names, List.copyOf(rows));
  }

  private static void checkNames(List<String> names) {
    Set<String> known = new HashSet<>(Set.of("token", "n", "random"));
    for (String name : names) {
      if (name.isEmpty() || !known.add(name)) {
        throw new IllegalArgumentException(
            "the columns need names of their own, other than token, n and random: '" + name + "'");
      }
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return List.copyOf(cells);
  }

  int rows() {
    return rows.size();
  }

  int column(String name) {
    int column = names.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException(
          "{"
              + name
              + "} is neither token, n, 'random FROM..TO'"
              + (names.isEmpty() ? "" : " nor a column of " + names));
    }
    return column;
  }

  String cell(long number, int column) {
    return rows.get((int) (number % rows.size())).get(column);
  }
}
