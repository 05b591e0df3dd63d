package io.rcon.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A watch that takes commands over HTTP, its audit log, and maintenance by file and page. */
@Execution(ExecutionMode.CONCURRENT)
class WatchCommandsTest {
  private static final String TOKEN = "s3cret-horse-battery";
  private static final Pattern PAGE =
      Pattern.compile("The page is at (http://127\\.0\\.0\\.1:\\d+)/");
  private static final Pattern HEAD = Pattern.compile("ends at line \\d+, head ([0-9a-f]{64})");

  private final Run run = new Run();
  private final SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private String page = "";
  private String cookie = "";

  @AfterEach
  void end() {
    simulated.close();
  }

  private Path file(String more) throws IOException {
    String text =
        "servers:\n  mc: {dialect: minecraft, password: s3cret, address: \"127.0.0.1:"
            + simulated.port()
            + "\""
            + more
            + "}\n";
    return FollowedFile.write(folder.resolve("fleet.yaml"), text);
  }

  private Path tokens() throws IOException {
    return Files.writeString(folder.resolve("tokens"), "anna " + TOKEN + "\n");
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(page + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .headers("Content-Type", "application/json", "Origin", page)
            .header("Rcon-Command-Id", UUID.randomUUID().toString());
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private CompletableFuture<Integer> watch() throws Exception {
    run.console();
    String[] arguments = {
      "watch",
      "-f",
      "" + file(""),
      "--http",
      "127.0.0.1:0",
      "--interval",
      "500ms",
      "--plain",
      "--http-tokens",
      "" + tokens(),
      "--commands"
    };
    CompletableFuture<Integer> code = Background.supply(() -> run.rcon(arguments));
    await().until(() -> PAGE.matcher(run.err()).find());
    Matcher found = PAGE.matcher(run.err());
    assertTrue(found.find());
    page = found.group(1);
    HttpResponse<String> login = send("POST", "/api/login", "{\"token\":\"" + TOKEN + "\"}");
    String set = login.headers().firstValue("Set-Cookie").orElseThrow();
    cookie = set.substring(0, set.indexOf(';'));
    return code;
  }

  private String detail() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(page + "/api/servers/mc"))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private int verify(Run other, String... more) {
    String[] arguments = new String[3 + more.length];
    System.arraycopy(
        new String[] {"audit", "verify", "" + folder.resolve("fleet.yaml.audit")},
        0,
        arguments,
        0,
        3);
    System.arraycopy(more, 0, arguments, 3, more.length);
    return other.rcon(arguments);
  }

  @Test
  void aLogThatIsNotThereIsSaid() {
    assertEquals(2, verify(run));
    assertTrue(run.err().contains("there is no file " + folder), run.err());
  }

  @Test
  void commandsAreWrittenDownAndTheLogIsVerifiedByItsHead() throws Exception {
    simulated.reply("say hi", "hi yourself");
    CompletableFuture<Integer> code = watch();
    HttpResponse<String> answer =
        send("POST", "/api/servers/mc/commands", "{\"command\":\"say hi\"}");
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("hi yourself"), answer.body());
    run.console().interrupts().raise();
    assertEquals(130, code.join(), run.err());
    Matcher head = HEAD.matcher(run.err());
    assertTrue(head.find(), run.err());

    Run whole = new Run();
    assertEquals(0, verify(whole), whole.err());
    assertTrue(whole.out().contains("whole: 4 lines follow each other"), whole.out());
    assertTrue(whole.out().contains("not seen by this: lines that were cut off"), whole.out());
    Run known = new Run();
    assertEquals(0, verify(known, "--head", head.group(1)), known.err());
    assertTrue(known.out().contains("lines after it: 0"), known.out());
    Run missing = new Run();
    assertEquals(1, verify(missing, "--head", "0".repeat(63) + "1"));
    assertTrue(missing.out().contains("MISSING"), missing.out());
    assertEquals(2, verify(new Run(), "--head", "abc"));

    Path log = folder.resolve("fleet.yaml.audit");
    assertFalse(Files.readString(log).contains("s3cret"));
    Files.writeString(log, Files.readString(log).replace("say hi", "say ha"));
    Run broken = new Run();
    assertEquals(1, verify(broken));
    assertTrue(broken.out().contains("BROKEN at line 2"), broken.out());
  }

  @Test
  void maintenanceOfTheFileIsFollowedAndThatOfThePageStays() throws Exception {
    CompletableFuture<Integer> code = watch();
    await().until(() -> detail().contains("\"health\":\"UP\""));
    file(", maintenance: {reason: new disk}");
    await().until(() -> detail().contains("\"by\":\"the fleet file\""));
    assertTrue(detail().contains("\"reason\":\"new disk\""), detail());
    HttpResponse<String> set = send("PUT", "/api/servers/mc/maintenance", "{}");
    assertEquals(200, set.statusCode(), set.body());
    file("");
    await().until(() -> !detail().contains("\"by\":\"the fleet file\""));
    assertTrue(detail().contains("\"by\":\"anna\""), detail());
    assertTrue(detail().contains("\"maintenance\":true"), detail());
    run.console().interrupts().raise();
    code.join();
  }

  @Test
  void itDoesNotStartWhereStrangersCouldGiveCommands() throws Exception {
    String fleet = "" + file("");
    for (String wrong :
        new String[] {
          "--commands", "--commands --http off", "--audit x", "--commands --audit /nowhere/x"
        }) {
      Run refused = new Run();
      String line = "watch -f " + fleet + " --for 1s " + wrong;
      line += wrong.contains("--http off") ? "" : " --http 127.0.0.1:0";
      if (wrong.contains("/nowhere")) {
        line += " --http-tokens " + tokens();
      }
      assertEquals(2, refused.rcon(line.split(" ", -1)), refused.err());
      String option = wrong.contains("audit") ? "--audit:" : "--commands:";
      assertTrue(refused.err().contains(option), refused.err());
    }
  }
}
