package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program with servers that take typed commands only, by HTTP. */
@Timeout(60)
class RestProgramTest {
  private final SimulatedServer palworld =
      SimulatedServer.start("palworld-rest", "s3cret", options -> options.players(2));

  private final Run run = new Run().variable("RCON_PASSWORD", "s3cret");

  @TempDir private Path folder;

  @AfterEach
  void close() {
    palworld.close();
  }

  private int rcon(String command, String... words) {
    String[] all = new String[words.length + 5];
    String[] begin = {command, "-t", "palworld-rest", "-a", "127.0.0.1:" + palworld.port()};
    System.arraycopy(begin, 0, all, 0, begin.length);
    System.arraycopy(words, 0, all, begin.length, words.length);
    return run.rcon(all);
  }

  private List<String> ran() {
    return palworld.requests().stream().map(RecordedRequest::command).toList();
  }

  private String fleet() {
    return "servers:\n  pal-1: {dialect: palworld-rest, address: \"127.0.0.1:"
        + palworld.port()
        + "\", password: s3cret}\n  mc-1: {dialect: minecraft, address: \"127.0.0.1:";
  }

  @Test
  void playersAndStatusAreTold() {
    assertEquals(0, rcon("players", "--ids"), run.err());
    assertTrue(run.out().contains("user=steam_76561190000000001"), run.out());
    Run status = new Run().variable("RCON_PASSWORD", "s3cret");
    String at = "127.0.0.1:" + palworld.port();
    assertEquals(0, status.rcon("status", "-t", "palworld-rest", "-a", at), status.err());
    assertTrue(status.out().contains("Simulated"), status.out());
    assertTrue(status.out().contains("32"), status.out());
  }

  @Test
  void aKickIsShownBeforeAndThenSent() {
    assertEquals(0, rcon("kick", "--id", "--dry-run", "steam_76561190000000001", "bye"), run.err());
    assertTrue(
        run.out().contains("POST kick userid=\"steam_76561190000000001\" message=\"bye\""),
        run.out());
    assertEquals(List.of(), ran());
    Run kick = new Run().variable("RCON_PASSWORD", "s3cret");
    String at = "127.0.0.1:" + palworld.port();
    assertEquals(
        0,
        kick.rcon(
            "kick", "-t", "palworld-rest", "-a", at, "--id", "steam_76561190000000001", "bye"),
        kick.err());
    assertEquals(
        List.of("POST kick {\"userid\":\"steam_76561190000000001\",\"message\":\"bye\"}"), ran());
    assertTrue(kick.err().contains("by id: POST kick"), kick.err());
  }

  @Test
  void aStopWaitsUntilTheServerIsGone() {
    assertEquals(0, rcon("stop"), run.err());
    assertEquals(
        "POST shutdown {\"waittime\":1,\"message\":\"\"}", ran().get(0), "its first command");
  }

  @Test
  void aFleetOfBothKindsTakesOneCommand() throws IOException {
    try (SimulatedServer minecraft = SimulatedServer.start("minecraft", "s3cret")) {
      String yaml = fleet() + minecraft.port() + "\", password: s3cret}\n";
      String file = Files.writeString(folder.resolve("fleet.yaml"), yaml).toString();
      assertEquals(0, run.rcon("say", "-f", file, "--all", "hi", "all"), run.err());
      assertEquals(List.of("POST announce {\"message\":\"hi all\"}"), ran());
      assertEquals("say hi all", minecraft.requests().get(0).command());
      Run exec = new Run();
      assertEquals(ExitCode.SOME_FAILED, exec.rcon("exec", "-f", file, "--all", "list"));
      assertTrue(exec.err().contains("-l 'dialect!=NAME'"), exec.err());
      assertEquals("list", minecraft.requests().get(1).command());
      assertTrue(exec.err().contains("1 ok, 1 failed"), exec.err());
      Run others = new Run();
      assertEquals(
          0, others.rcon("exec", "-f", file, "-l", "dialect!=palworld-rest", "list"), others.err());
    }
  }

  private String both(SimulatedServer minecraft) throws IOException {
    String schedule = "schedules: {nightly: {at: \"04:30\", zone: UTC, on: '', steps: [save]}}\n";
    String yaml = fleet() + minecraft.port() + "\", password: s3cret}\n" + schedule;
    return Files.writeString(folder.resolve("both.yaml"), yaml).toString();
  }

  /** The rest of a fleet is served; who is left out is said once. */
  @Test
  void whatNeedsASessionTakesTheOthersOfAFleet() throws IOException {
    try (SimulatedServer minecraft = SimulatedServer.start("minecraft", "s3cret")) {
      String file = both(minecraft);
      for (List<String> words :
          List.of(
              List.of("watch", "-f", file, "--for", "300ms", "--plain", "--http", "off"),
              List.of("check", "-f", file),
              List.of("shell", "-f", file))) {
        Run one = new Run().input("list\n");
        int code = one.rcon(words.toArray(String[]::new));
        // So short a watch may end before its server has answered.
        assertTrue(code == 0 || (words.get(0).equals("watch") && code == 1), one.err());
        List<String> told = one.err().lines().filter(line -> line.contains("pal-1")).toList();
        assertEquals(1, told.size(), one.err());
        assertTrue(told.get(0).contains("not "), one.err());
        assertTrue(told.get(0).contains("pal-1 (palworld-rest)"), one.err());
      }
      assertEquals(List.of(), ran());
    }
  }

  @Test
  void linesAndSchedulesSayThatOneTookNoPart() throws IOException {
    try (SimulatedServer minecraft = SimulatedServer.start("minecraft", "s3cret")) {
      String file = both(minecraft);
      Run lines = new Run().input("echo a\necho b\n");
      assertEquals(ExitCode.SOME_FAILED, lines.rcon("exec", "-f", file, "--all", "-"), lines.err());
      assertTrue(lines.out().contains("b"), lines.out());
      assertTrue(lines.err().contains("has typed commands only"), lines.err());
      Run plan = new Run();
      assertEquals(
          ExitCode.SOME_FAILED,
          plan.rcon("schedule", "dry-run", "-f", file, "nightly"),
          () -> plan.err());
      assertTrue(plan.err().contains("pal-1: would not run: 'palworld-rest' has"), plan.err());
      Run dry = new Run();
      assertEquals(0, dry.rcon("exec", "-f", file, "--dry-run", "list"), dry.err());
      assertTrue(dry.out().contains("(refused: dialect 'palworld-rest' has"), dry.out());
      Run checked = new Run();
      assertEquals(0, checked.rcon("fleet", "check", file), checked.err());
      assertEquals(List.of(), ran());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec", "check", "shell", "watch", "tail"})
  void whatNeedsASessionIsRefusedWithTheReason(String command) {
    assertEquals(2, command.equals("exec") ? rcon(command, "Info") : rcon(command), run.err());
    assertTrue(run.err().contains("has typed commands only, and no session"), run.err());
    assertTrue(run.err().contains("'rcon players'"), run.err());
    assertEquals(List.of(), ran());
  }

  @Test
  void aWrongPasswordIsToldAndNotShown() {
    Run wrong = new Run().variable("RCON_PASSWORD", "hunter2");
    String at = "127.0.0.1:" + palworld.port();
    assertEquals(
        ExitCode.PASSWORD, wrong.rcon("save", "-t", "palworld-rest", "-a", at), wrong.err());
    assertFalse(wrong.err().contains("hunter2"), wrong.err());
  }

  @Test
  void aCertificateIsShownToBeComparedAndThenPinned() {
    try (SimulatedServer factory = SimulatedServer.start("satisfactory", "s3cret")) {
      String at = "127.0.0.1:" + factory.port();
      String pin = factory.certificatePin().orElseThrow();
      assertEquals(ExitCode.CONNECT, run.rcon("save", "-t", "satisfactory", "-a", at), run.err());
      Matcher offered = Pattern.compile("it offers certificate (\\S+), key").matcher(run.err());
      assertTrue(offered.find(), run.err());
      String copied = offered.group(1);
      assertEquals(pin, copied.replace(":", "").toLowerCase(Locale.ROOT));
      Run status = new Run().variable("RCON_PASSWORD", "s3cret");
      assertEquals(
          0,
          status.rcon(
              "status", "-t", "satisfactory", "-a", at, "--timeout", "30s", "--tls-pin", copied),
          status.err());
      assertTrue(status.out().contains("Simulated"), status.out());
    }
  }

  @Test
  void theTableSaysThatItIsHttp() {
    assertEquals(0, run.rcon("dialects"));
    assertTrue(
        run.outLines().stream()
            .anyMatch(line -> line.startsWith("palworld-rest ") && line.contains("HTTP, rest")),
        run.out());
    Run facts = new Run();
    assertEquals(0, facts.rcon("dialects", "palworld-rest"));
    assertTrue(facts.out().contains("more_status"), facts.out());
  }
}
