package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A watch that keeps its history, and the next one in the same directory. */
@Execution(ExecutionMode.CONCURRENT)
class WatchHistoryTest {
  private static final Pattern PAGE =
      Pattern.compile("The page is at (http://127\\.0\\.0\\.1:\\d+/)");

  private final SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");

  @TempDir private Path folder;

  /** Far more than it takes, for a machine that has much to do. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  @AfterEach
  void end() {
    simulated.close();
  }

  private CompletableFuture<Integer> watch(Run run) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("fleet.yaml"),
            "servers: {one: {dialect: minecraft, password: s3cret, address: \"127.0.0.1:"
                + simulated.port()
                + "\"}}\n");
    run.console();
    return Background.supply(() ->
        run.rcon(
            "watch",
            "-f",
            "" + file,
            "--http",
            "127.0.0.1:0",
            "--interval",
            "200ms",
            "--plain",
            "--history",
            "" + folder.resolve("history")));
  }

  private static String page(Run run) {
    await().until(() -> PAGE.matcher(run.err()).find());
    Matcher found = PAGE.matcher(run.err());
    assertTrue(found.find());
    return found.group(1);
  }

  private static String get(String url) throws IOException {
    try (var in = URI.create(url).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theNextWatchShowsWhatTheLastOneSaw() throws Exception {
    simulated.reply("list", "There are 7 of a max of 20 players online: Anna");
    Run first = new Run();
    CompletableFuture<Integer> code = watch(first);
    String page = page(first);
    await()
        .until(() -> get(page + "api/servers/one").matches("(?s).*\"history\":.*[\\[,]7[,\\]].*"));
    assertTrue(get(page + "api/fleet").contains("\"history\":{\"recording\":true}"));
    first.console().interrupts().raise();
    assertEquals(130, code.join(), first.err());
    simulated.close();
    Run second = new Run();
    CompletableFuture<Integer> next = watch(second);
    String again = page(second);
    await().until(() -> get(again + "api/servers/one").contains("\"to\":\"DOWN\""));
    String server = get(again + "api/servers/one");
    assertTrue(
        server.matches("(?s).*\"history\":.*[\\[,]7[,\\]].*\"playerList\":\\[\\].*"), server);
    assertTrue(server.contains("\"to\":\"UP\""), server);
    assertFalse(get(again + "api/servers/one?from=0&to=1000").contains("\"to\":"));
    second.console().interrupts().raise();
    next.join();
    assertFalse((first.err() + second.err()).contains("history in"), second.err());
  }

  @Test
  void aDirectoryThatCannotBeUsedIsSaidOnceAndTheWatchGoesOn() throws Exception {
    Files.writeString(folder.resolve("history"), "a file");
    Run run = new Run();
    CompletableFuture<Integer> code = watch(run);
    String page = page(run);
    await().until(() -> get(page + "api/fleet").contains("\"history\":{\"recording\":false,"));
    await().until(() -> get(page + "api/servers/one").contains("\"health\":\"UP\""));
    await().until(() -> run.err().contains("rcon: --history: history in "));
    run.console().interrupts().raise();
    code.join();
    assertEquals(
        1, run.err().lines().filter(line -> line.contains("--history")).count(), run.err());
  }

  @Test
  void aSecondWatchInTheSameDirectoryRecordsNothing() throws Exception {
    Run first = new Run();
    CompletableFuture<Integer> one = watch(first);
    String page = page(first);
    await().until(() -> Files.exists(folder.resolve("history/history.db")));
    Run second = new Run();
    CompletableFuture<Integer> two = watch(second);
    await().until(() -> second.err().contains("another watcher keeps its history there"));
    assertTrue(get(page + "api/fleet").contains("\"history\":{\"recording\":true}"));
    second.console().interrupts().raise();
    two.join();
    first.console().interrupts().raise();
    one.join();
    assertFalse(first.err().contains("--history"), first.err());
  }
}
