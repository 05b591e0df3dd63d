package io.rcon.cli;

import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Server;
import io.rcon.config.FleetFile;
import io.rcon.config.FleetFileException;
import io.rcon.config.FleetSchedule;
import io.rcon.games.RestCommands;
import io.rcon.monitor.schedule.SchedulePreview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a fleet file as far as that goes without a connection, and tells all that is wrong. */
final class FleetFileCheck {
  private final Console console;

  FleetFileCheck(Console console) {
    this.console = console;
  }

  /** Returns the exit code. */
  int check(String name) {
    List<String> problems = new ArrayList<>();
    int servers = 0;
    try {
      FleetFile file = FleetFile.load(FileFlag.path("FILE", name));
      servers = file.servers().size();
      if (file.servers().isEmpty()) {
        problems.add(name + ": there are no servers in it; add one below 'servers'");
      }
      refused(name, file.servers(), problems);
      for (FleetSchedule schedule : file.schedules()) {
        SchedulePreview.next(schedule, Instant.now());
      }
    } catch (FleetFileException e) {
      problems.addAll(e.problems());
    }
    problems.forEach(problem -> console.err().line("rcon: " + oneLine(problem)));
    String shown = oneLine(name);
    if (!problems.isEmpty()) {
      console
          .err()
          .line(
              problems.size() + (problems.size() == 1 ? " problem" : " problems") + " in " + shown);
      return ExitCode.USAGE;
    }
    console.out().line(shown + ": ok, " + servers + (servers == 1 ? " server" : " servers"));
    return ExitCode.OK;
  }

  private static String oneLine(String text) {
    return TerminalText.harmless(text).replace("\n", " ");
  }

  /** Finds what the engine would refuse before it connects; dials nothing. */
  private void refused(String name, List<Server> servers, List<String> problems) {
    boolean given = PasswordOptions.fromEnvironment(console).isPresent();
    try (RconFleet fleet = Rcon.fleet(options -> options.onDemand(Duration.ofMinutes(1)))) {
      for (Server server : servers) {
        if (server.secret().isEmpty()) {
          if (!given) {
            problems.add(
                name
                    + ": server '"
                    + server.name()
                    + "': no password; add password or password_file, or set RCON_PASSWORD");
          }
          continue;
        }
        add(fleet, server).ifPresent(problem -> problems.add(name + ": " + problem));
      }
    }
  }

  private static Optional<String> add(RconFleet fleet, Server server) {
    try {
      if (RestCommands.speak(server.dialect())) {
        RestCommands.open(server).close();
      } else {
        fleet.add(server);
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
