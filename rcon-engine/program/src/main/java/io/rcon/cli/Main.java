package io.rcon.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code rcon} program. */
@Command(
    name = "rcon",
    header = "Talks to game servers: one, or all of them.",
    footer = {
      "",
      "Example:",
      "  rcon exec -t minecraft -a 10.0.0.7:25575 list",
      "",
      "'rcon help COMMAND' or 'rcon COMMAND --help' tells more."
    })
public final class Main implements Callable<Integer> {
  /** Those whose words go to a game. */
  private static final Set<Class<?>> TAKE_WORDS = Set.of(ExecCommand.class, ActionCommand.class);

  private Main() {}

  /**
   * Runs the program and ends the process.
   *
   * @param arguments what was typed; {@code --help} explains
   */
  public static void main(String[] arguments) {
    Logging.configure();
    Utf8Environment environment = Utf8Environment.ofThisProcess();
    Console console = Console.ofThisProcess(environment);
    // A second signal, or a command that does not end after one, ends the process at once.
    Signals.register("INT", () -> signalled(console.interrupts(), console.interrupts()::raise));
    register("TERM", console.interrupts(), ExitCode.TERMINATED);
    // Under nohup it stays ignored.
    register("HUP", console.interrupts(), ExitCode.HUNG_UP);
    int code;
    try {
      code = run(console, environment.arguments(arguments));
    } catch (CliException e) {
      code = report(console, e);
    } catch (Throwable e) {
      // Or the process would live on for as long as any other thread does.
      e.printStackTrace();
      code = ExitCode.SOME_FAILED;
    }
    System.exit(code);
  }

  private static void register(String signal, Interrupts interrupts, int exitCode) {
    Signals.register(
        signal,
        () -> {
          if (exitCode == ExitCode.HUNG_UP && interrupts.hungUp()) {
            return;
          }
          signalled(interrupts, () -> interrupts.terminate(exitCode));
          LastResort.haltLater(exitCode);
        });
  }

  private static void signalled(Interrupts interrupts, Runnable raise) {
    if (interrupts.raised()) {
      Runtime.getRuntime().halt(interrupts.exitCode());
    }
    try {
      raise.run();
    } catch (Throwable e) {
      Runtime.getRuntime().halt(interrupts.exitCode());
    }
  }

  /** Runs the program in this process. */
  static int run(Console console, String... arguments) {
    try {
      int code = commandLine(console).execute(arguments);
      console.out().flush();
      return code;
    } catch (ClosedPipeException e) {
      return closedPipe(console, e);
    }
  }

  static CommandLine commandLine(Console console) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new ExecCommand(console))
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(new ShellCommand(console))
            .addSubcommand(new WatchCommand(console))
            .addSubcommand(new TailCommand(console))
            .addSubcommand(new ScheduleCommand(console))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new PlayersCommand(console))
            .addSubcommand(
                new CommandLine(new LoadCommand(console))
                    .addSubcommand(new CompareCommand(console)))
            .addSubcommand(new SimulateCommand(console))
            .addSubcommand(new TunnelCommand(console))
            .addSubcommand(new DialectsCommand(console))
            .addSubcommand(new FleetCommand(console))
            .addSubcommand(new ImportCommand(console))
            .addSubcommand(new PrometheusCommand(console))
            .addSubcommand(new AuditCommand(console))
            .addSubcommand(new SchemaCommand(console))
            .addSubcommand(new CompletionCommand(console));
    ActionCommand.addTo(line, console);
    addStandard(line);
    line.addSubcommand(new HelpCommand());
    line.setOut(new PrintWriter(new OutputWriter(console.out()), true))
        .setErr(new PrintWriter(new OutputWriter(console.err()), true))
        // A command may begin with @.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler((e, words) -> misused(console, e))
        .setExecutionExceptionHandler((e, where, result) -> failed(console, e));
    // What a game is to be sent may be followed by words that look like options. Anywhere else
    // options come before and after a name as people write them.
    line.getSubcommands().values().stream()
        .filter(each -> TAKE_WORDS.contains(each.getCommand().getClass()))
        .forEach(each -> each.setStopAtPositional(true));
    return line;
  }

  private static void addStandard(CommandLine line) {
    line.addMixin("standard", new StandardOptions());
    line.getSubcommands().values().forEach(Main::addStandard);
  }

  @Override
  public Integer call() {
    throw CliException.usage("which command? 'rcon --help' lists them");
  }

  private static int misused(Console console, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      message = unmatched(unmatched);
    }
    console
        .err()
        .line(
            "rcon: "
                + message.substring(0, 1).toLowerCase(Locale.ROOT)
                + TerminalText.harmless(message.substring(1))
                + "\n'"
                + command
                + " --help' shows how to use it");
    return ExitCode.USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    // What follows an = may be a password.
    String word = e.getUnmatched().get(0).replaceFirst("=.*", "");
    List<String> near = e.getSuggestions();
    return "there is no "
        + (e.isUnknownOption() ? "option" : "command")
        + " '"
        + word
        + "'"
        + (near.isEmpty() ? "" : "; did you mean '" + String.join("' or '", near) + "'?");
  }

  private static int failed(Console console, Exception e) {
    if (e instanceof ClosedPipeException closed) {
      return closedPipe(console, closed);
    } else if (e instanceof CliException known) {
      return report(console, known);
    }
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    console
        .err()
        .line(
            "rcon: this should not happen; please report it:\n"
                + TerminalText.harmless(trace.toString()));
    return ExitCode.SOME_FAILED;
  }

  private static int report(Console console, CliException e) {
    console.err().line("rcon: " + TerminalText.harmless(String.valueOf(e.getMessage())));
    return e.exitCode();
  }

  /** Nobody listens any more, which is no failure; a full disk is one. */
  private static int closedPipe(Console console, ClosedPipeException e) {
    String why = String.valueOf(e.getMessage());
    if (why.contains("pipe")) {
      return ExitCode.OK;
    }
    console.err().line("rcon: cannot write the output: " + why);
    return ExitCode.SOME_FAILED;
  }
}
