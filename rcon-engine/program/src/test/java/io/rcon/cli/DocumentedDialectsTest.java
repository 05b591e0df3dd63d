package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's table of dialects comes from the values that {@code rcon dialects} shows. */
class DocumentedDialectsTest {
  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  @Test
  void theReadmeHasTheTableOfDialects() throws IOException {
    List<String> expected = new ArrayList<>();
    expected.add(row(DialectsCommand.HEADS));
    expected.add("|" + "---|".repeat(DialectsCommand.HEADS.size()));
    for (Dialect dialect : Dialect.all()) {
      List<String> cells = new ArrayList<>(DialectsCommand.cells(dialect));
      cells.set(0, "`" + cells.get(0) + "`");
      expected.add(row(cells));
    }
    String readme = Files.readString(DocumentedLines.root().resolve("README.md"));
    List<String> lines = readme.lines().toList();
    int begin = lines.indexOf(expected.get(0));
    int end = begin;
    while (end >= 0 && end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    List<String> table = begin < 0 ? List.of() : lines.subList(begin, end);
    assertEquals(String.join("\n", expected), String.join("\n", table));
  }
}
