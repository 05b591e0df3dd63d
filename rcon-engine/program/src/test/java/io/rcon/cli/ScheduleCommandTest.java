package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCommandTest {
  private static final String SCHEDULES =
      """
      schedules:
        nightly:
          at: "04:30"
          zone: Europe/Berlin
          on: dialect=minecraft
          steps:
            - announce: restart of {name} in {left}
              at: [10m, 1m]
            - save
            - stop
            - wait
            - command: time set {name}
        greeting:
          cron: "0 5 * * MON"
          zone: UTC
          on: name=mc
          steps:
            - announce: soon, in {left}
              at: 1s
            - save
        bad: {cron: "0 0 31 2 *", zone: UTC, on: name=qw, steps: [save]}
      """;

  private final Run run = new Run();

  @TempDir Path folder;

  @BeforeEach
  void nobodyElseMayWriteTheFolder() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void listsSchedulesWithTheirNextTimes() throws IOException {
    assertEquals(0, run.rcon("schedule", "list", "-f", file(1)), run.err());
    String[] lines = run.out().split("\n", -1);
    assertTrue(lines[0].matches("SCHEDULE +NEXT +ZONE +SERVERS"), lines[0]);
    assertTrue(
        lines[1].matches("nightly +\\d{4}-\\d\\d-\\d\\d 04:30:00 +Europe/Berlin +1"), lines[1]);
    assertTrue(lines[2].matches("greeting +\\d{4}-\\d\\d-\\d\\d 05:00:00 +UTC +1"), lines[2]);
    assertTrue(lines[3].matches("bad +never +UTC +1"), lines[3]);
  }

  @Test
  void aDryRunShowsEveryCommandAndConnectsToNobody() throws IOException {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      String file = file(server.port());
      assertEquals(0, run.rcon("schedule", "dry-run", "-f", file, "nightly"), run.err());
      assertEquals(
          """
          mc: say restart of mc in 10 minutes   (10 minutes before the next step)
          mc: say restart of mc in 1 minute   (1 minute before the next step)
          mc: save-all
          mc: stop   (and waits until it is away, at most 2 minutes)
          mc: (waits until it answers, at most 10 minutes)
          mc: time set mc
          """,
          run.out());
      assertEquals(0, server.connectionsAccepted());
    }
  }

  @Test
  void aDryRunSaysWhatWouldNotRun() throws IOException {
    assertEquals(1, run.rcon("schedule", "dry-run", "-f", file(1), "bad"));
    assertTrue(
        run.err().contains("qw: would not run: the dialect 'quake3' has no 'save'"), run.err());
  }

  @Test
  void runsAScheduleNow() throws IOException {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      assertEquals(
          0, run.rcon("schedule", "run", "-f", file(server.port()), "greeting"), run.err());
      assertTrue(run.err().contains("rcon: greeting: the run of "), run.err());
      assertTrue(run.err().contains(" has ended well"), run.err());
      assertTrue(Files.readString(folder.resolve("fleet.yaml.journal")).contains("intent"));
    }
  }

  @Test
  void aScheduleThatIsNotThereIsSaid() throws IOException {
    assertEquals(2, run.rcon("schedule", "run", "-f", file(1), "nightli"));
    assertTrue(
        run.err()
            .contains("there is no schedule 'nightli' in the file; it has nightly, greeting, bad"),
        run.err());
  }

  @Test
  void aFileThatOthersCanWriteRunsNothing() throws IOException {
    String file = file(1);
    Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-rw-r--"));
    for (String[] words :
        new String[][] {
          {"schedule", "run", "-f", file, "greeting"},
          {"watch", "-f", file, "--schedules", "--for", "1s", "--http", "off"}
        }) {
      Run refused = new Run();
      assertEquals(2, refused.rcon(words));
      assertTrue(
          refused.err().contains("fleet.yaml can be written by others; run chmod go-w on it"),
          refused.err());
    }
  }

  @Test
  void aMistakeInACronExpressionIsSaidByTheCheckToo() throws IOException {
    Path file = Path.of(file(1));
    Files.writeString(file, Files.readString(file).replace("0 5 * * MON", "0 5 * *"));
    for (String[] words :
        new String[][] {
          {"schedule", "list", "-f", file.toString()}, {"fleet", "check", file.toString()}
        }) {
      Run wrong = new Run();
      assertEquals(2, wrong.rcon(words));
      assertTrue(
          wrong.err().contains("fleet.yaml: line 18, column 11: 'cron' must be five fields"),
          wrong.err());
    }
  }

  private String file(int port) throws IOException {
    Path file = folder.resolve("fleet.yaml");
    Files.writeString(
        file,
        """
        defaults: {password: s3cret}
        servers:
          mc: {address: "127.0.0.1:PORT", dialect: minecraft}
          qw: {address: "127.0.0.1:PORT", dialect: quake3}
        """
                .replace("PORT", String.valueOf(port))
            + SCHEDULES);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }
}
