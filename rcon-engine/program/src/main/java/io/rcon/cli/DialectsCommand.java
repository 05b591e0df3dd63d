package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Pacing;
import io.rcon.Rcon;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the table of dialects. */
@Command(
    name = "dialects",
    header = "Lists the dialects, their facts, and what each was proven against.",
    footer = {"", "Example:", "  rcon dialects"})
final class DialectsCommand implements Callable<Integer> {
  private final Console console;

  DialectsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Table table =
        new Table("DIALECT", "GAMES", "TRANSPORT", "PORT", "END", "PACING", "PROVEN AGAINST");
    for (Dialect dialect : Dialect.all()) {
      table.row(
          dialect.name(),
          dialect.games(),
          transport(dialect),
          dialect.defaultPort() == 0 ? "-" : String.valueOf(dialect.defaultPort()),
          end(dialect.ending().rule()),
          pacing(dialect.pacing()),
          dialect.proven());
    }
    console.out().print(table.toString());
    console.out().flush();
    return ExitCode.OK;
  }

  private static String transport(Dialect dialect) {
    return isUdp(dialect) ? "UDP, " + dialect.mechanism() : "TCP, " + dialect.mechanism();
  }

  /** Whether a dialect speaks datagrams. */
  static boolean isUdp(Dialect dialect) {
    return Rcon.usesDatagrams(dialect);
  }

  private static String end(EndRule rule) {
    return rule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String pacing(Pacing pacing) {
    return pacing.isUnlimited()
        ? "none"
        : pacing.burst() + ", then 1 in " + pacing.interval().toMillis() + " ms";
  }
}
