package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.monitor.audit.CommandAudit;
import io.rcon.monitor.schedule.Maintenance;
import io.rcon.monitor.schedule.Schedules;
import io.rcon.monitor.schedule.WriteAccess;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the journal of schedules. */
final class JournalOption {
  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Where it is kept what schedules have begun; by default the fleet file's name with"
              + " '.journal' after it. Only one process can use it.")
  private @Nullable String journal;

  /** Opens the journal of a fleet file that nobody else can write, or fails and says why. */
  Schedules open(
      Path file, RconFleet fleet, Maintenance maintenance, CommandAudit audit, Console console) {
    checkSafe(file);
    Path path =
        journal != null
            ? FileFlag.path("--journal", journal)
            : file.resolveSibling(file.getFileName() + ".journal");
    try {
      return Schedules.open(
          fleet,
          path,
          maintenance,
          (schedule, text, wrong) ->
              console.err().line("rcon: " + TerminalText.harmless(schedule + ": " + text)),
          audit);
    } catch (IOException e) {
      throw CliException.usage("--journal: " + FileTrouble.words(e));
    }
  }

  /** Fails if somebody else could write commands into the fleet file. */
  static void checkSafe(Path file) {
    try {
      String problem = WriteAccess.problem(file).orElse("");
      if (!problem.isEmpty()) {
        throw CliException.usage(
            "schedules run only from a file that nobody else can write: " + problem);
      }
    } catch (IOException e) {
      throw CliException.usage("-f: " + file + " cannot be looked at: " + FileTrouble.words(e));
    }
  }
}
