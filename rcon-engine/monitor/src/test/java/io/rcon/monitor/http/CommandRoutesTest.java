package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.monitor.Health;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.simulator.Mishap;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who may give commands over HTTP, and what comes of them. */
@Execution(ExecutionMode.CONCURRENT)
class CommandRoutesTest {
  private static final String TOKEN = "s3cret-horse-battery";
  private static final String PATH = "/api/servers/mc/commands";

  @TempDir Path directory;
  private Path file;
  private AuditLog audit;
  private WatchedOverHttp fleet;

  @BeforeEach
  void start() throws IOException {
    Path tokens = Files.writeString(directory.resolve("tokens"), "anna " + TOKEN + "\n");
    file = directory.resolve("fleet.audit");
    audit = AuditLog.open(file, text -> {});
    fleet = new WatchedOverHttp(tokens, audit);
  }

  @AfterEach
  void end() {
    fleet.close();
    audit.close();
  }

  private static String body(String command) {
    return "{\"command\":\"" + command + "\"}";
  }

  private HttpResponse<String> give(String command) throws Exception {
    return fleet.change("POST", PATH, body(command), fleet.login(TOKEN));
  }

  /** How often a command came to the server; polls are others. */
  private long came(String command) {
    return fleet.simulated.requests().stream()
        .filter(request -> request.command().equals(command))
        .count();
  }

  private String audited() throws IOException {
    return Files.readString(file);
  }

  @Test
  void aCommandIsAnsweredAndWrittenDownWithItsGiver() throws Exception {
    fleet.simulated.reply("say hi", "\u00a7cSaid <b>hi</b>");
    fleet.with("mc");
    HttpResponse<String> answer = give("say hi");
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"text\":\"\u00a7cSaid <b>hi</b>\""), answer.body());
    assertTrue(answer.body().contains("\"colours\":\"SECTION\""), answer.body());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(
        fleet
            .get("/api/fleet", "Authorization", "Bearer " + TOKEN)
            .body()
            .contains("\"commands\":true"));
    await().until(() -> audited().contains("\"outcome\":\"DONE\""));
    String line =
        audited().lines().filter(each -> each.contains("\"command\"")).findFirst().orElseThrow();
    assertTrue(line.contains("\"by\":\"anna\",\"token\":\""), line);
    assertTrue(line.contains("\"from\":\"127.0.0.1\",\"server\":\"mc\",\"command\":\"say hi\""));
    assertFalse(audited().contains(TOKEN), audited());
  }

  @Test
  void nobodyGivesACommandWithoutALoginThePageAndANumber() throws Exception {
    fleet.with("mc");
    String cookie = fleet.login(TOKEN);
    String[] json = {"Content-Type", "application/json"};
    String id = "0123456789abcdef";
    record Attempt(int status, String why, List<String> headers) {}
    for (Attempt each :
        List.of(
            new Attempt(401, "no login", List.of("Origin", fleet.origin(), "Rcon-Command-Id", id)),
            new Attempt(
                401,
                "a token alone",
                List.of(
                    "Authorization",
                    "Bearer " + TOKEN,
                    "Origin",
                    fleet.origin(),
                    "Rcon-Command-Id",
                    id)),
            new Attempt(403, "no origin", List.of("Cookie", cookie, "Rcon-Command-Id", id)),
            new Attempt(
                403,
                "another origin",
                List.of("Cookie", cookie, "Origin", "http://evil.example", "Rcon-Command-Id", id)),
            new Attempt(400, "no number", List.of("Cookie", cookie, "Origin", fleet.origin())),
            new Attempt(
                400,
                "a short number",
                List.of("Cookie", cookie, "Origin", fleet.origin(), "Rcon-Command-Id", "1")))) {
      List<String> headers = new ArrayList<>(List.of(json));
      headers.addAll(each.headers());
      HttpResponse<String> answer =
          fleet.post(PATH, body("say no"), headers.toArray(String[]::new));
      assertEquals(each.status(), answer.statusCode(), each.why() + ": " + answer.body());
      assertTrue(answer.body().contains("\"detail\":\""), answer.body());
    }
    String[] form = {
      "Cookie",
      cookie,
      "Origin",
      fleet.origin(),
      "Rcon-Command-Id",
      id,
      "Content-Type",
      "text/plain"
    };
    assertEquals(415, fleet.post(PATH, body("say no"), form).statusCode());
    assertEquals(0, came("say no"));
    assertFalse(audited().contains("say no"), audited());
  }

  @Test
  void aNumberIsGoodForOneCommand() throws Exception {
    fleet.simulated.reply("say once", "ok");
    fleet.with("mc");
    String[] headers = {
      "Cookie",
      fleet.login(TOKEN),
      "Origin",
      fleet.origin(),
      "Rcon-Command-Id",
      "0123456789abcdef",
      "Content-Type",
      "application/json; charset=utf-8"
    };
    assertEquals(200, fleet.post(PATH, body("say once"), headers).statusCode());
    assertEquals(409, fleet.post(PATH, body("say once"), headers).statusCode());
    assertEquals(1, came("say once"));
  }

  @Test
  void whatCannotBeSentIsSaidWithItsReason() throws Exception {
    fleet.with("mc");
    HttpResponse<String> rejected = give("say a\\nb");
    assertEquals(422, rejected.statusCode(), rejected.body());
    assertTrue(rejected.body().contains("\"code\":\"COMMAND_REJECTED\""), rejected.body());
    assertTrue(rejected.body().contains("\"delivery\":\"NOT_SENT\""), rejected.body());
    assertEquals(400, give(" ").statusCode());
    String cookie = fleet.login(TOKEN);
    for (String strange : List.of("", "[]", "{\"command\":1}", body("a") + body("b"), "{")) {
      assertEquals(400, fleet.change("POST", PATH, strange, cookie).statusCode(), strange);
    }
    String twice = "{\"command\":\"a\",\"command\":\"b\"}";
    assertEquals(400, fleet.change("POST", PATH, twice, cookie).statusCode());
    String nobody = "/api/servers/nobody/commands";
    assertEquals(404, fleet.change("POST", nobody, body("list"), cookie).statusCode());
    String tooLong = body("x".repeat(20_000));
    assertEquals(413, fleet.change("POST", PATH, tooLong, cookie).statusCode());
  }

  @Test
  void aSilentServerIsATimeoutThatMayHaveRunIt() throws Exception {
    fleet.with("mc");
    fleet.simulated.mishap(command -> command.equals("say hm"), new Mishap.Stall());
    Duration soon = Duration.ofSeconds(2);
    fleet.serve(directory.resolve("tokens"), new RemoteCommands(fleet.fleet, audit, soon, soon));
    HttpResponse<String> answer = give("say hm");
    assertEquals(504, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"delivery\":\"UNKNOWN\""), answer.body());
    await().until(() -> audited().contains("\"outcome\":\"TIMED_OUT\",\"delivery\":\"UNKNOWN\""));
  }

  /** The time for requests is that of their bodies, which a reader of bodies once hid. */
  @Test
  void anAnswerMayTakeLongerThanARequest() throws Exception {
    fleet.simulated.reply("say slow", "at last");
    fleet.with("mc");
    fleet.simulated.mishap(
        command -> command.equals("say slow"), new Mishap.Delay(Duration.ofSeconds(5)));
    fleet.http.close();
    fleet.http =
        MonitorHttp.start(
            fleet.monitor,
            new HttpOptions(
                WatchedOverHttp.ANY_PORT, null, null, directory.resolve("tokens"), false),
            FleetMetrics.create(),
            RemoteCommands.of(fleet.fleet, audit),
            new ConnectionTimes(Duration.ofSeconds(3), Duration.ofSeconds(60)));
    HttpResponse<String> answer = give("say slow");
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("at last"), answer.body());
  }

  @Test
  void whileNothingCanBeWrittenDownNothingIsSentAndWatchingGoesOn() throws Exception {
    fleet.with("mc");
    Files.move(file, directory.resolve("elsewhere"));
    HttpResponse<String> answer = give("say hi");
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("so nothing was done"), answer.body());
    assertTrue(answer.body().contains("\"delivery\":\"NOT_SENT\""), answer.body());
    assertEquals(0, came("say hi"));
    fleet.awaitHealth("mc", Health.UP);
    long polled = fleet.simulated.commandsExecuted();
    await().until(() -> fleet.simulated.commandsExecuted() > polled);
  }

  @Test
  void anAnswerWithoutAnEndInSightIsCut() throws Exception {
    fleet.simulated.reply("long", "x".repeat(132_000));
    fleet.with("mc");
    HttpResponse<String> answer = give("long");
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().length() < 131_500, "" + answer.body().length());
    assertTrue(answer.body().contains("\"cut\":true"));
  }

  @Test
  void withoutCommandsAllIsReadOnly() throws Exception {
    Path tokens = directory.resolve("tokens");
    try (WatchedOverHttp guarded = new WatchedOverHttp(tokens, false).with("mc");
        WatchedOverHttp open = new WatchedOverHttp(null, false).with("mc")) {
      String cookie = guarded.login(TOKEN);
      for (String word : List.of("POST commands", "PUT maintenance", "DELETE maintenance")) {
        String method = word.split(" ", 2)[0];
        String path = "/api/servers/mc/" + word.split(" ", 2)[1];
        HttpResponse<String> refused = guarded.change(method, path, body("list"), cookie);
        assertEquals(403, refused.statusCode(), word);
        assertTrue(refused.body().contains("start it with --commands"), refused.body());
        assertEquals(403, open.change(method, path, body("list"), "a=b").statusCode(), word);
      }
    }
    HttpOptions options = HttpOptions.plain(WatchedOverHttp.ANY_PORT);
    RemoteCommands commands = RemoteCommands.of(fleet.fleet, audit);
    assertThrows(
        IllegalArgumentException.class,
        () -> MonitorHttp.start(fleet.monitor, options, FleetMetrics.create(), commands));
  }
}
