package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final Run run = new Run();

  @ParameterizedTest
  @ValueSource(
      strings = {"exec", "check", "shell", "watch", "simulate", "tunnel", "dialects", "completion"})
  void helpShowsExitCodesAndAnExample(String command) {
    assertEquals(0, run.rcon(command, "--help"));
    assertTrue(run.out().contains("130   Interrupted."), run.out());
    assertTrue(run.out().contains("  rcon " + command), run.out());
    assertTrue(run.out().contains("Example"), run.out());
  }

  @Test
  void helpListsTheCommands() {
    assertEquals(0, run.rcon("--help"));
    for (String command :
        List.of("exec", "check", "shell", "watch", "simulate", "tunnel", "dialects")) {
      assertTrue(run.out().contains("\n  " + command + " "), command);
    }
  }

  @Test
  void versionIsOneLine() {
    assertEquals(0, run.rcon("--version"));
    assertTrue(run.out().matches("rcon .*\n"), run.out());
  }

  @Test
  void dialectsShowsEachOnItsLine() {
    assertEquals(0, run.rcon("dialects"));
    assertEquals(Dialect.all().size() + 1, run.outLines().size());
    Dialect.all().forEach(dialect -> assertTrue(run.out().contains(dialect.proven())));
  }

  @Test
  void completionIsAScript() {
    assertEquals(0, run.rcon("completion"));
    assertTrue(run.out().startsWith("#!/usr/bin/env bash"));
    assertTrue(run.out().contains("--password-file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frob",
        "exec",
        "exec --frob x",
        "exec list",
        "exec -t frob -a h list",
        "exec -t source list",
        "exec -t source -a h list",
        "exec -t generic -a h -p x list",
        "exec -t source -a h:99999 -p x list",
        "exec -t source -a h -p x - list",
        "exec -t source -a h -p x --password-stdin list",
        "exec -t source -a h -p x --timeout 5d list",
        "exec -t source -a h -p x -o xml list",
        "exec -t source -a h --password-file /no/such/file list",
        "exec -t source -a h -l region=eu -p x list",
        "exec -t source -f f.yaml list",
        "exec -f /no/such/file list",
        "watch --simulate 1 -f f.yaml",
        "watch --simulate -1",
        "simulate",
        "simulate -t frob",
        "simulate -t source --listen 127.0.0.1:65535 --count 2",
        "tunnel",
      })
  void wrongUsageSaysWhatAndWhereInALineOrTwo(String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    assertEquals(2, run.rcon(words), run.err());
    assertTrue(run.err().startsWith("rcon: "), run.err());
    assertTrue(run.err().lines().count() <= 2, run.err());
    assertEquals("", run.out());
  }
}
