package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Fact;
import io.rcon.Pacing;
import io.rcon.Rcon;
import io.rcon.commands.GameAction;
import io.rcon.status.Questions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the table of dialects. */
@Command(
    name = "dialects",
    header = "Lists the dialects, their facts, and what each was proven against.",
    footer = {"", "Examples:", "  rcon dialects", "  rcon dialects minecraft"})
final class DialectsCommand implements Callable<Integer> {
  static final List<String> HEADS =
      List.of("dialect", "games", "transport", "port", "end", "pacing", "proven against");

  private final Console console;

  @Option(
      names = "--facts",
      paramLabel = "NAME",
      completionCandidates = DialectNames.class,
      description = "List all facts of a dialect, as a fleet file has them, and what they mean.")
  private @Nullable String facts;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = DialectNames.class,
      description = "A dialect, to list all its facts, and what would refute them.")
  private @Nullable String name;

  @Spec private @Nullable CommandSpec spec;

  DialectsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String one = name == null ? facts : name;
    console.out().print(one == null ? table() : facts(named(one)));
    console.out().flush();
    return ExitCode.OK;
  }

  private Dialect named(String name) {
    return Dialect.named(name)
        .orElseThrow(() ->
            new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "there is no dialect '" + name + "'" + NearDialects.words(name)));
  }

  /** A line for each fact; what can be read by a fleet file is no comment there. */
  private static String facts(Dialect dialect) {
    Table table = new Table("# '" + dialect + "', of the family '" + dialect.family() + "'", "");
    table.row("# A line that begins with # has what is usual.", "");
    String refused = refused(dialect);
    if (!refused.isEmpty()) {
      table.row("# Refused, since the game has no such command or no source words it:", "");
      table.row("#   " + refused, "");
    }
    dialect.family().facts().forEach(fact -> table.row(line(dialect, fact), "# " + fact.meaning()));
    return table.toString();
  }

  /** The program's commands, such as {@code rcon kick}, that no server of this dialect takes. */
  private static String refused(Dialect dialect) {
    List<GameAction> typed = GameAction.of(dialect);
    boolean asks =
        Questions.status().command(dialect).isPresent()
            || Questions.status().query(dialect).isPresent();
    return Stream.concat(
            Stream.of(GameAction.values())
                .filter(action -> !typed.contains(action))
                .map(action -> "rcon " + action.key()),
            asks ? Stream.of() : Stream.of("rcon status", "rcon players"))
        .collect(Collectors.joining(", "));
  }

  private static <T> String line(Dialect dialect, Fact<T> fact) {
    T value = dialect.get(fact);
    String written = fact.key() + ": " + fact.reading().write(value);
    return value.equals(fact.usual()) ? "# " + written : written;
  }

  private static String table() {
    Table table = new Table(HEADS.stream().map(DialectsCommand::upper).toArray(String[]::new));
    Dialect.all().forEach(dialect -> table.row(cells(dialect)));
    return table.toString();
  }

  private static String upper(String head) {
    return head.toUpperCase(Locale.ROOT);
  }

  /** A dialect's row, here and in the manual. */
  static List<String> cells(Dialect dialect) {
    return List.of(
        dialect.name(),
        dialect.games(),
        transport(dialect),
        dialect.defaultPort() == 0 ? "-" : String.valueOf(dialect.defaultPort()),
        end(dialect.ending().rule()),
        pacing(dialect.pacing()),
        dialect.proven());
  }

  private static String transport(Dialect dialect) {
    boolean http = !dialect.family().hasSessions();
    return (http ? "HTTP, " : isUdp(dialect) ? "UDP, " : "TCP, ") + dialect.family().name();
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
