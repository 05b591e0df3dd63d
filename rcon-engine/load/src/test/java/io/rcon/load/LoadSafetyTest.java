package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSafetyTest {
  private static Server server(Dialect dialect, String host) {
    return Server.of(dialect, host, 27960, Secret.of("s3cret")).named(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "/stop",
        "minecraft:stop",
        "QUIT",
        "say hi; quit",
        "execute as @a run ban Ann",
        "sm_ban 1",
        "killserver",
        "exit",
        "kick Ann",
        "whitelist off",
        "map_restart 0",
        "/op Ann",
        "\"quit\"",
        "rcon_password x",
        "sudo stop",
        "banid 0 1"
      })
  void whatStopsBansOrChangesIsRefused(String command) {
    assertTrue(LoadSafety.commands(LoadScript.of(command), List.of()).isPresent(), command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "status", "say stop it", "echo {token}", "help ban", "banlist"})
  void whatOnlyTellsIsNot(String command) {
    assertEquals(
        java.util.Optional.empty(), LoadSafety.commands(LoadScript.of(command), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "darkplaces, sv_cmd  ban 1.2.3.4",
    "quake3, removeip 1.2.3.4",
    "ioquake3, bandel 1.2.3.4",
    "ioquake3, say x; BANADDR 1.2.3.4"
  })
  void whatTheDialectOfAServerSaysForItIsRefused(String dialect, String command) {
    Server server = Server.of(Dialect.named(dialect).orElseThrow(), "h", 1, Secret.of("x"));
    assertTrue(LoadSafety.commands(LoadScript.of(command), List.of(server)).isPresent(), command);
    assertEquals(
        Optional.empty(), LoadSafety.commands(LoadScript.of("sv_cmd status"), List.of(server)));
  }

  @Test
  void aCommandThatATableMakesDangerousIsRefused() {
    CsvTable table = CsvTable.parse(List.of("what", "list", "stop"));
    LoadScript script = LoadScript.of(List.of("{what}"), table);
    assertTrue(LoadSafety.commands(script, List.of()).isPresent());
  }

  @Test
  void onlyServersOfThisHostAndThoseThatAreAllowed() {
    Server here = server(Dialect.MINECRAFT, "127.0.0.9");
    Server allowed = server(Dialect.MINECRAFT, "10.1.2.3");
    Server foreign = server(Dialect.MINECRAFT, "10.1.2.4");
    assertEquals(
        List.of("10.1.2.4"),
        LoadSafety.foreign(List.of(here, allowed, foreign), Set.of("10.1.2.3")));
  }

  @Test
  void thePaceOfTheDialectIsKeptUnlessItIsToBeIgnored() {
    Server paced = server(Dialect.IOQUAKE3, "127.0.0.1");
    Duration minute = Duration.ofMinutes(1);
    assertTrue(LoadSafety.pace(paced, 2, minute).isPresent());
    assertEquals(java.util.Optional.empty(), LoadSafety.pace(paced, 0.9, minute));
    // Eight at once are within the pace.
    assertEquals(java.util.Optional.empty(), LoadSafety.pace(paced, 8, Duration.ofSeconds(1)));
    assertEquals(
        java.util.Optional.empty(),
        LoadSafety.pace(server(Dialect.SOURCE, "127.0.0.1"), 1e5, minute));
  }

  @Test
  void boundsAreHard() {
    Duration second = Duration.ofSeconds(1);
    assertTrue(LoadSafety.bounds(2e6, second, 1).isPresent());
    assertTrue(LoadSafety.bounds(1, Duration.ofMinutes(61), 1).isPresent());
    assertTrue(LoadSafety.bounds(1, second, 300).isPresent());
    assertEquals(java.util.Optional.empty(), LoadSafety.bounds(0.1, second, 1));
  }

  @Test
  void overUdpAllThatIsInFlightHasAPortAndRestsForTwoSecondsAfterSilence() {
    Duration timeout = Duration.ofSeconds(2);
    Dialect derived = LoadDialect.of(Dialect.IOQUAKE3, true, 100, timeout);
    assertEquals(200, derived.depth());
    assertTrue(derived.pacing().isUnlimited());
    assertEquals(Duration.ofSeconds(2), derived.rests().afterTimeout());
    assertEquals(400, LoadDialect.ports(100, timeout));
    assertEquals(4096, LoadDialect.ports(1e6, timeout));
    assertEquals(16, LoadDialect.of(Dialect.SOURCE, false, 1e6, timeout).depth());
  }
}
