package io.rcon.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A watch that is looked at over HTTP, and whose fleet file changes meanwhile. */
@Execution(ExecutionMode.CONCURRENT)
class WatchHttpTest {
  private static final Pattern PAGE =
      Pattern.compile("The page is at (http://127\\.0\\.0\\.1:\\d+/)");

  private final Run run = new Run();
  private final SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");

  @TempDir private Path folder;

  @AfterEach
  void end() {
    simulated.close();
  }

  private Path file(String... names) throws IOException {
    StringBuilder text = new StringBuilder("defaults: {password: s3cret, dialect: minecraft}\n");
    text.append("servers:\n");
    for (String name : names) {
      text.append("  ").append(name).append(": {address: \"127.0.0.1:");
      text.append(simulated.port()).append("\"}\n");
    }
    return FollowedFile.write(folder.resolve("fleet.yaml"), text.toString());
  }

  private CompletableFuture<Integer> watch(Path file) {
    run.console();
    return Background.supply(() ->
        run.rcon(
            "watch", "-f", "" + file, "--http", "127.0.0.1:0", "--interval", "200ms", "--plain"));
  }

  private String page() {
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
  void thePageShowsTheWatchAndTheFileIsFollowed() throws Exception {
    CompletableFuture<Integer> code = watch(file("one"));
    String page = page();
    await().until(() -> get(page + "api/fleet").contains("\"up\":1,"));
    assertTrue(get(page).contains("<html"), "the page itself");
    file("one", "two");
    await()
        .ignoreExceptions()
        .until(() -> get(page + "api/servers/two").contains("\"health\":\"UP\""));
    await().until(() -> run.err().contains("1 added, 0 replaced, 0 removed"));
    FollowedFile.write(folder.resolve("fleet.yaml"), "servers: {one: {adress: x}}\n");
    await().until(() -> run.err().contains("cannot be used; the fleet stays as it was"));
    assertTrue(get(page + "api/fleet").contains("\"servers\":2,"));
    file("two");
    await().until(() -> get(page + "api/fleet").contains("\"servers\":1,"));
    assertEquals(
        1, run.err().lines().filter(line -> line.contains("cannot be used")).count(), run.err());
    run.console().interrupts().raise();
    assertEquals(130, code.join(), run.err());
  }

  @Test
  void aHangUpReadsTheFileAgainAndEndsNothing() throws Exception {
    CompletableFuture<Integer> code = watch(file("one"));
    String page = page();
    file("one", "two");
    assertTrue(run.console().interrupts().hungUp());
    await().until(() -> get(page + "api/fleet").contains("\"servers\":2,"));
    run.console().interrupts().raise();
    assertEquals(130, code.join());
  }

  @Test
  void aStormOfHangUpsTriesAPasswordAtMostOnceInTenSeconds() throws Exception {
    Path file = file("one");
    FollowedFile.write(file, Files.readString(file).replace("s3cret", "wr0ng"));
    long begin = System.nanoTime();
    CompletableFuture<Integer> code = watch(file);
    String page = page();
    await().until(() -> get(page + "api/fleet").contains("\"refused\":1,"));
    for (int i = 0; i < 30; i++) {
      assertTrue(run.console().interrupts().hungUp());
      await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    }
    await().until(() -> triedAgain() > 0);
    run.console().interrupts().raise();
    assertEquals(130, code.join());
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    assertTrue(triedAgain() <= 1 + seconds / 10, run.err());
  }

  private long triedAgain() {
    return run.err().lines().filter(line -> line.contains("are tried again: 1")).count();
  }

  @Test
  void aTakenPortIsSaidAndDoesNotEndTheWatch() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      String[] arguments = {
        "watch", "-f", "" + file("one"), "--http", address, "--for", "6s", "--interval", "500ms"
      };
      assertEquals(0, run.rcon(arguments), run.err());
      assertTrue(run.err().contains("HTTP cannot listen on " + address), run.err());
      assertTrue(run.err().contains("watching goes on without the page"), run.err());
    }
  }

  @Test
  void strangersAreNotLetIn() throws Exception {
    for (String host : new String[] {"0.0.0.0:0", "[::]:0"}) {
      Run open = new Run();
      assertEquals(2, open.rcon("watch", "-f", "" + file("one"), "--http", host, "--for", "1s"));
      assertTrue(open.err().contains("needs TLS and a token file"), open.err());
      String all = "; give --http-cert FILE and --http-key FILE and --http-tokens FILE too, or ";
      assertTrue(open.err().contains(all), open.err());
    }
  }

  @Test
  void aRefusalNamesTheOptionsThatAreMissing() throws Exception {
    for (String[] each :
        new String[][] {
          {
            "--http=0.0.0.0:0", "--http-tokens=t", "; give --http-cert FILE and --http-key FILE too"
          },
          {"--http-cert=c", "--http=127.0.0.1:0", "; give --http-key FILE too"},
          {"--http-key=c", "--http=127.0.0.1:0", "; give --http-cert FILE too"},
          {"--ids", "--http=127.0.0.1:0", "; give --http-tokens FILE too"},
          {"--ids", "--http=nowhere.invalid:0", "; give a name or an address of this machine"}
        }) {
      Run refused = new Run();
      assertEquals(2, refused.rcon("watch", "-f", "" + file("one"), each[0], each[1]));
      assertTrue(refused.err().contains(each[2]), refused.err());
    }
  }

  @Test
  void itCanBeOff() throws Exception {
    String[] arguments = {"watch", "-f", "" + file("one"), "--http", "off", "--for", "1s"};
    run.rcon(arguments);
    assertFalse(run.err().contains("page"), run.err());
  }
}
