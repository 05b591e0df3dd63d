package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Fact;
import io.rcon.QuakeFacts;
import io.rcon.config.FleetFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final Run run = new Run();

  @ParameterizedTest
  @ValueSource(
      strings = {"exec", "check", "shell", "watch", "tail", "simulate", "tunnel", "dialects"})
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

  @ParameterizedTest
  @CsvSource({
    "exce, exec",
    "chekc, check",
    "wacth, watch",
    "exec --tiemout 5s -t source list, --timeout",
    "exec --pasword=s3cret list, --password"
  })
  void whatIsMistypedIsSuggested(String arguments, String meant) {
    assertEquals(2, run.rcon(arguments.split(" ")));
    assertTrue(run.err().contains("did you mean '"), run.err());
    assertTrue(run.err().contains("'" + meant + "'"), run.err());
    assertFalse(run.err().contains("s3cret"), run.err());
  }

  @Test
  void helpExplainsACommand() {
    assertEquals(0, run.rcon("help", "exec"), run.err());
    assertTrue(run.out().contains("RCON_PASSWORD_FILE"), run.out());
    assertTrue(run.out().contains("--canary"), run.out());
    Run check = new Run();
    assertEquals(0, check.rcon("help", "check"));
    assertTrue(check.out().contains("--within"), check.out());
    Run all = new Run();
    assertEquals(0, all.rcon("help"));
    assertTrue(all.out().contains("fleet check") || all.out().contains("fleet"), all.out());
    assertEquals(2, new Run().rcon("help", "frob"));
  }

  @Test
  void versionIsOneLine() {
    assertEquals(0, run.rcon("--version"));
    assertTrue(run.out().matches("rcon .*\n"), run.out());
  }

  @Test
  void theFactsOfADialectAreWhatAFleetFileReads() {
    for (Dialect dialect : Dialect.all()) {
      Run each = new Run();
      assertEquals(0, each.rcon("dialects", "--facts", dialect.name()));
      String base = dialect.family().equals(QuakeFacts.FAMILY) ? "quake3" : "nukkit";
      String mechanism = "\nmechanism: " + dialect.family() + "\n";
      String own = ("base: " + base + mechanism + each.out()).indent(4);
      Dialect read =
          FleetFile.parse("dialects:\n  own:\n" + own + "servers: {}\n", "facts", name -> null)
              .dialects()
              .get("own");
      for (Fact<?> fact : dialect.family().facts()) {
        Object value = dialect.get(fact);
        if (!value.equals(fact.usual())) {
          assertEquals(value, read.get(fact), dialect + " " + fact);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bf2          | tell, kick, ban, unban, map, save, stop, restart, status, players
          evrima       | tell, ban, unban, map, stop, restart
          satisfactory | say, tell, kick, ban, unban, map, restart
          """)
  void aDialectTellsWhichCommandsItRefuses(String dialect, String refused) {
    assertEquals(0, run.rcon("dialects", dialect));
    String line = "#   rcon " + refused.replace(", ", ", rcon ");
    assertTrue(run.outLines().contains(line), run.out());
  }

  @Test
  void aDialectThatThereIsNotHasNoFacts() {
    assertEquals(2, run.rcon("dialects", "--facts", "minecraf"));
    assertTrue(run.err().contains("did you mean minecraft?"), run.err());
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
        "exec -t source -a h -p x",
        "exec -t source -a h -p x -c a b",
        "exec -t source -a h -p x --command-file /no/such/file",
        "exec -t source -a h -p x --comments list",
        "exec -t source -a h -p x --all list",
        "exec -t source -a h -p x --canary 1 list",
        "exec -f f.yaml --parallel 0 list",
        "exec -f f.yaml --canary 1 -",
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
