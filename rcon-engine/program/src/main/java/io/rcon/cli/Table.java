package io.rcon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of columns, each as wide as its widest cell. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** The cells of each row, of the same width, that may have colours. */
  private final List<List<String>> shown = new ArrayList<>();

  Table(String... heads) {
    rows.add(Arrays.asList(heads));
    shown.add(rows.get(0));
  }

  void row(List<String> cells) {
    rows.add(cells.stream().map(TerminalText::harmless).toList());
    shown.add(rows.get(rows.size() - 1));
  }

  /**
   * Adds a row of which one cell is shown in colours.
   *
   * @param cells the row without colours
   * @param place which cell
   * @param coloured that cell, harmless but for its colours, and as wide as without them
   */
  void row(List<String> cells, int place, String coloured) {
    row(cells);
    List<String> row = new ArrayList<>(rows.get(rows.size() - 1));
    row.set(place, coloured);
    shown.set(shown.size() - 1, row);
  }

  void row(String... cells) {
    row(Arrays.asList(cells));
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    StringBuilder out = new StringBuilder();
    for (int n = 0; n < rows.size(); n++) {
      List<String> row = rows.get(n);
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        int width = cell.codePointCount(0, cell.length());
        line.append(shown.get(n).get(i)).append(" ".repeat(widths[i] - width + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
