package io.rcon.contract;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.real.RealDialects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The contract as two tables of a manual: what each row means, and which dialect has which. */
final class ContractTable {
  private static final String KEPT = "✓";

  /** The reasons in the order in which the table meets them, each with its letter. */
  private final Map<String, String> reasons = new LinkedHashMap<>();

  private ContractTable() {}

  /** {@return both, and the reasons, as lines} */
  static List<String> lines() {
    return new ContractTable().all();
  }

  private List<String> all() {
    List<String> lines = new ArrayList<>();
    lines.add(cells(Stream.of("row", "what is done, and what must come of it", "refuted by")));
    lines.add("|---|---|---|");
    for (ContractRow row : ContractRows.ALL) {
      lines.add(cells(Stream.of("`" + row.name() + "`", row.law(), row.refutedBy())));
    }
    lines.add("");
    List<String> dialects = dialects();
    reasons.forEach((reason, letter) -> lines.add("- " + letter + ": " + reason));
    lines.add("");
    lines.addAll(dialects);
    return lines;
  }

  private List<String> dialects() {
    List<String> lines = new ArrayList<>();
    List<String> rows = ContractRows.ALL.stream().map(ContractRow::name).toList();
    lines.add(
        cells(
            Stream.of(
                    Stream.of("dialect"),
                    rows.stream(),
                    Stream.of("real server", "captures", "refuted by"))
                .flatMap(part -> part)));
    lines.add("|" + "---|".repeat(rows.size() + 4));
    ContractTest.all().forEach(dialect -> lines.add(row(dialect)));
    return lines;
  }

  private String row(Dialect dialect) {
    List<String> cells = new ArrayList<>();
    cells.add("`" + dialect.name() + "`");
    for (ContractRow row : ContractRows.ALL) {
      String reason = row.cannot(dialect);
      cells.add(reason.isEmpty() ? KEPT : reasons.computeIfAbsent(reason, r -> nextLetter()));
    }
    cells.add(RealDialects.game(dialect.name()));
    cells.add(String.join(", ", CapturedFiles.of(dialect.name())));
    cells.add(dialect.get(CommonFacts.REFUTED_BY));
    return cells(cells.stream());
  }

  private String nextLetter() {
    return String.valueOf((char) ('a' + reasons.size()));
  }

  private static String cells(Stream<String> cells) {
    return cells
        .map(cell -> " " + cell.replace("|", "\\|") + " ")
        .reduce("|", (row, cell) -> row + cell + "|");
  }
}
