package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Fact;
import io.rcon.Pacing;
import io.rcon.Rcon;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the table of dialects. */
@Command(
    name = "dialects",
    header = "Lists the dialects, their facts, and what each was proven against.",
    footer = {"", "Examples:", "  rcon dialects", "  rcon dialects --facts minecraft"})
final class DialectsCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--facts",
      paramLabel = "NAME",
      completionCandidates = DialectNames.class,
      description = "List all facts of a dialect, as a fleet file has them, and what they mean.")
  private @Nullable String facts;

  @Spec private @Nullable CommandSpec spec;

  DialectsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(facts == null ? table() : facts(named(facts)));
    console.out().flush();
    return ExitCode.OK;
  }

  private Dialect named(String name) {
    return Dialect.named(name)
        .orElseThrow(() ->
            new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "--facts names the unknown dialect '" + name + "'" + NearDialects.words(name)));
  }

  /** A line for each fact; what can be read by a fleet file is no comment there. */
  private static String facts(Dialect dialect) {
    Table table = new Table("# '" + dialect + "', of the family '" + dialect.family() + "'", "");
    table.row("# A line that begins with # has what is usual.", "");
    dialect.family().facts().forEach(fact -> table.row(line(dialect, fact), "# " + fact.meaning()));
    return table.toString();
  }

  private static <T> String line(Dialect dialect, Fact<T> fact) {
    T value = dialect.get(fact);
    String written = fact.key() + ": " + fact.reading().write(value);
    return value.equals(fact.usual()) ? "# " + written : written;
  }

  private static String table() {
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
    return table.toString();
  }

  private static String transport(Dialect dialect) {
    return isUdp(dialect) ? "UDP, " + dialect.family().name() : "TCP, " + dialect.family().name();
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
