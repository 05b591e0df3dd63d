package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rcon.testing.LongForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command works, with numbers so small that they say nothing about speed; the commands that
 * start many processes do so in the long form only.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class CommandsTest {
  private static final List<String> SMALL =
      List.of("--heap", "128m", "--jvm=-XX:TieredStopAtLevel=1");

  @TempDir Path folder = Path.of("");

  private static String run(List<String> small, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(small);
    StringWriter out = new StringWriter();
    int exit =
        BenchMain.commandLine().setOut(new PrintWriter(out)).execute(all.toArray(String[]::new));
    assertEquals(0, exit, out.toString());
    return out.toString();
  }

  private static String scale(String... args) {
    List<String> all = new ArrayList<>(List.of("scale", "--transport", "nio", "--pairs", "1"));
    all.addAll(List.of("--quick", "--warm-up", "0.1", "--measure", "0.2"));
    all.addAll(List.of(args));
    return run(SMALL, all.toArray(String[]::new));
  }

  @Test
  void helpDescribesEachCommandInAWholeSentence() {
    String help = run(List.of(), "--help");
    String commands = help.substring(help.indexOf("Commands:") + "Commands:".length());
    List<String> descriptions =
        List.of(commands.replaceAll("\\n +(?! {0,2}\\w+  )", " ").strip().split("\n"));
    assertTrue(descriptions.size() >= 4, help);
    for (String description : descriptions) {
      assertTrue(description.endsWith("."), description);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void scaleComparesTheEngineWithBareNettyOverBothCarriers() throws IOException {
    Path json = folder.resolve("out.json");
    String out =
        scale(
            "--sessions",
            "4",
            "--depth",
            "2",
            "--carrier",
            "tcp,udp",
            "--rests",
            "darkplaces",
            "--json",
            json.toString());
    assertTrue(out.contains("TCP 4 sessions, 2 in flight"), out);
    assertTrue(out.contains("UDP 4 sessions, 2 in flight"), out);
    String written = Files.readString(json);
    assertTrue(written.contains("\"cpuInterval\""), written);
    assertFalse(written.contains("\"commands\" : 0"), "somebody did nothing: " + written);
    assertFalse(out.contains("commands failed"), out);
    assertTrue(out.contains("reads/16 commands") && out.contains("writes/16 commands"), out);
    boolean compiler = Machine.isInstalled("cc") || Machine.isInstalled("gcc");
    assertEquals(compiler, written.contains("\"c\" : {"), written);
    assertEquals(compiler, written.contains("\"cpuToC\""), written);
  }

  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void idleTellsTheHeapOfASessionInEachDialect() {
    String out = run(SMALL, "idle", "--sessions", "3", "--settle", "0.1");
    assertTrue(out.contains("above source"), out);
    for (String dialect : List.of("source", "battleye", "webrcon")) {
      assertTrue(
          out.lines().anyMatch(line -> line.startsWith(dialect + " ") && line.endsWith(" 3")), out);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void dialsComparesGoodServersWithAndWithoutSilentOnes() {
    String out =
        run(
            List.of("--good", "4", "--mute", "3", "--outage", "0", "--ready", "5"),
            "dials",
            "--pairs",
            "1");
    assertTrue(out.contains("4 good servers, 3 silent"), out);
    assertTrue(out.contains("first answer ms") && out.contains("last answer ms"), out);
    assertTrue(out.contains("all ready ms"), out);
  }

  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void scaleEndsInTimeAndSaysWhatItLeftOut() {
    String out = scale("--sessions", "2,3", "--depth", "1", "--within", "0.1", "--no-c");
    assertTrue(out.contains("the time is up after 0 of 1 pairs"), out);
    assertTrue(out.contains("TCP 3 sessions, 1 in flight: no figures"), out);
  }

  static Stream<Arguments> works() {
    return Stream.of(
        arguments("source", 2, "SOURCE"),
        arguments("schedule", 200, "SCHEDULE"),
        arguments("callers", 2, "on the loop"),
        arguments("executor", 2, "direct"),
        arguments("minecraft", 2, "MINECRAFT"),
        arguments("schedule", 2000, "SCHEDULE"));
  }

  @ParameterizedTest
  @MethodSource("works")
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void scaleDoesEveryKindOfWork(String work, int sessions, String named) {
    String depth = work.equals("minecraft") ? "1" : "2";
    String out = scale("--sessions", sessions + "", "--depth", depth, "--work", work, "--no-c");
    assertTrue(out.contains(named), out);
    assertFalse(out.contains("commands failed"), out);
  }

  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void fleetFollowsABroadcastToItsLastOutcome() {
    String out =
        run(
            SMALL,
            "fleet",
            "--sessions",
            "20",
            "--spread",
            "5",
            "--pairs",
            "1",
            "--sweeps",
            "1",
            "--warm-up",
            "1",
            "--transport",
            "nio");
    assertTrue(out.contains("last after written ms"), out);
  }

  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void peersRunsTheEngineItselfWithoutANetwork() {
    String out =
        run(
            SMALL,
            "peers",
            "--offline",
            "--quick",
            "--sessions",
            "2",
            "--warm-up",
            "0.1",
            "--measure",
            "0.2");
    assertTrue(out.contains("whole:yes letters:yes refusal:yes"), out);
  }

  @Test
  void microRunsEveryBenchmark() throws IOException {
    Path json = folder.resolve("micro.json");
    String out =
        run(
            List.of(),
            "micro",
            "--quick",
            "--silent",
            "--forks",
            "0",
            "--time",
            "0.01",
            "--iterations",
            "1",
            "--json",
            json.toString());
    String written = Files.readString(json);
    for (String name :
        List.of(
            "SourceDecode",
            "SourceEncode",
            "OobDecode",
            "OobEncode",
            "ExchangeTable",
            "EndRule",
            "TokenBucket",
            "Deadline",
            "WholeExchange")) {
      assertTrue(written.contains(name + "Benchmark"), name);
      assertTrue(out.contains(name + ",") || out.contains(name + " "), out);
    }
  }

  /** In the long form only, which CI runs: it starts several processes. */
  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void ceilingTellsWhatTheGeneratorBearsBesideBareNetty() {
    String out = run(SMALL, "ceiling", "--rates", "2000", "--warm-up", "0.2", "--measure", "1");
    assertTrue(out.contains("generator, closed loop, 16 each"), out);
    assertTrue(out.contains("generator, 2,000/s asked"), out);
    assertTrue(out.contains("bare Netty, 16 in flight"), out);
  }
}
