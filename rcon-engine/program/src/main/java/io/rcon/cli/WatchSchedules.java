package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.config.FleetFileException;
import io.rcon.monitor.audit.CommandAudit;
import io.rcon.monitor.schedule.Maintenance;
import io.rcon.monitor.schedule.Schedules;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The schedules of a fleet file while it is watched. Used on the command's thread only. */
final class WatchSchedules {
  @Option(
      names = "--schedules",
      description =
          "Run the schedules of the fleet file, which nobody else may be able to write. Without it"
              + " none runs.")
  private boolean wanted;

  @Mixin private JournalOption journal = new JournalOption();

  private @Nullable Schedules schedules;

  /** Fails where they are wanted and there is no file that they could be in. */
  void check(TargetOptions target) {
    if (!wanted) {
      return;
    }
    Path file =
        target
            .file()
            .orElseThrow(() ->
                CliException.usage("--schedules: they stand in a fleet file: give it with -f"));
    JournalOption.checkSafe(file);
    if (target.schedules().isEmpty()) {
      throw CliException.usage("--schedules: there are none in " + file + "; add 'schedules:'");
    }
  }

  boolean areWanted() {
    return wanted;
  }

  /** Begins to run them, if they are wanted. */
  void begin(
      TargetOptions target,
      RconFleet fleet,
      Maintenance maintenance,
      CommandAudit audit,
      Console console) {
    if (wanted) {
      schedules = journal.open(target.file().orElseThrow(), fleet, maintenance, audit, console);
      reload(target);
    }
  }

  /** Follows the file as it is now; fails and changes nothing if it cannot be used. */
  void reload(TargetOptions target) {
    Schedules running = schedules;
    if (running == null) {
      return;
    }
    JournalOption.checkSafe(target.file().orElseThrow());
    try {
      running.follow(target.schedules());
    } catch (FleetFileException | IOException e) {
      throw CliException.usage("schedules: " + e.getMessage());
    }
  }

  /** Leaves what is under way to the next start. */
  void end() {
    if (schedules != null) {
      schedules.close();
    }
  }
}
