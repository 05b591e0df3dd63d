package io.rcon.cli;

import io.rcon.RconException;
import io.rcon.Server;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row for every check, printed together so that the columns stand. */
final class CheckTable {
  private final ProgramOutput out;
  private final List<List<String>> rows = new ArrayList<>();

  CheckTable(ProgramOutput out) {
    this.out = out;
  }

  void add(Check.Result result) {
    Server server = result.server();
    RconException failure = result.failure();
    rows.add(
        List.of(
            server.name(),
            server.dialect().name(),
            result.address(),
            millis(result.connectNanos()),
            millis(result.loginNanos()),
            failure == null ? "ok" : failure.code(),
            failure == null
                ? unproven(result.proof())
                : oneLine(result.failedStep() + ": " + FailureText.reason(failure))));
  }

  private static String unproven(DialectProof.@Nullable Outcome proof) {
    return proof == null || (proof.isProven() && proof.findings() == null)
        ? ""
        : oneLine("dialect: " + proof.words());
  }

  private static String millis(long nanos) {
    return nanos < 0 ? "" : String.valueOf(Json.millis(nanos));
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\t', ' ');
  }

  void end() {
    Table table =
        new Table("SERVER", "DIALECT", "ADDRESS", "CONNECT MS", "LOGIN MS", "RESULT", "REASON");
    rows.forEach(table::row);
    out.print(table.toString());
    out.flush();
  }
}
