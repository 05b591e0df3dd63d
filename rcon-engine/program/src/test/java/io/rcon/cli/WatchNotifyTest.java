package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A watch whose fleet file names webhooks. */
@Execution(ExecutionMode.CONCURRENT)
class WatchNotifyTest {
  private final Run run = new Run();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");
  private ServerSocket hook;
  private volatile String head = "HTTP/1.1 200 OK";

  @TempDir private Path folder;

  @BeforeEach
  void begin() throws IOException {
    hook = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "hook");
    thread.setDaemon(true);
    thread.start();
  }

  /** Far more than it takes, for a machine that has much to do. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  @AfterEach
  void end() throws IOException {
    hook.close();
    simulated.close();
  }

  /** One request a connection, and no body of an answer. */
  private void serve() {
    while (!hook.isClosed()) {
      try (Socket client = hook.accept()) {
        InputStream in = client.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && text.indexOf("\"lost\":") < 0; next = in.read()) {
          text.append((char) next);
        }
        requests.add(text.toString());
        String answer = head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The next, unless it is over.
      }
    }
  }

  private Path file(String keys) throws IOException {
    Files.writeString(
        folder.resolve("hook"), "http://127.0.0.1:" + hook.getLocalPort() + "/hunter2-token");
    return FollowedFile.write(
        folder.resolve("fleet.yaml"),
        "servers:\n  one: {dialect: minecraft, password: s3cret, address: \"127.0.0.1:"
            + simulated.port()
            + "\"}\nnotify: {ops: {url_file: hook"
            + keys
            + "}}\n");
  }

  private CompletableFuture<Integer> watch(Path file, String... more) {
    run.console();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("watch", "-f", "" + file, "--http", "off", "--plain"));
    arguments.addAll(List.of("--interval", "200ms"));
    arguments.addAll(List.of(more));
    return Background.supply(() -> run.rcon(arguments.toArray(String[]::new)));
  }

  private boolean heard(String words) {
    return requests.stream().anyMatch(request -> request.contains(words));
  }

  @Test
  void aServerThatGoesIsToldAndTheUrlIsNowhere() throws Exception {
    head = "HTTP/1.1 500 hunter2";
    CompletableFuture<Integer> code = watch(file(", gather: 100ms"));
    await().until(() -> run.out().contains("answered"));
    await().until(() -> simulated.requests().size() > 2);
    simulated.close();
    await().until(() -> heard("POST /hunter2-token HTTP/1.1") && heard("DOWN one (127.0.0.1:"));
    await()
        .until(() ->
            run.err().contains("webhook 'ops': messages do not arrive: HTTP 500; trying again"));
    head = "HTTP/1.1 200 OK";
    await().until(() -> run.err().contains("webhook 'ops': messages arrive again"));
    run.console().interrupts().raise();
    code.join();
    assertFalse((run.out() + run.err()).contains("hunter2"), run.err());
  }

  @Test
  void aRedirectIsNotFollowedAndSaid() throws Exception {
    simulated.close();
    head = "HTTP/1.1 303 See Other\r\nLocation: http://127.0.0.1:" + hook.getLocalPort() + "/other";
    CompletableFuture<Integer> code = watch(file(", gather: 100ms"));
    await().until(() -> run.err().contains("redirects are not followed"));
    run.console().interrupts().raise();
    code.join();
    assertFalse(heard("/other"), () -> "" + requests);
  }

  @Test
  void theFileIsFollowedAndNobodyIsToldIfNotWanted() throws Exception {
    simulated.close();
    Path file = file(", on: region=none");
    Run quiet = new Run();
    assertEquals(
        1,
        quiet.rcon(
            "watch",
            "-f",
            "" + file(", gather: 1ms"),
            "--no-notify",
            "--http",
            "off",
            "--interval",
            "200ms",
            "--for",
            "3s"),
        quiet.err());
    assertEquals(List.of(), requests);
    // Another webhook is told of what this one is not, and after it.
    Files.writeString(
        folder.resolve("all"), "http://127.0.0.1:" + hook.getLocalPort() + "/everything");
    file(", on: region=none, gather: 1ms}, everybody: {url_file: all, gather: 1s");
    CompletableFuture<Integer> code = watch(file);
    await().until(() -> heard("POST /everything"));
    assertFalse(heard("/hunter2-token"), () -> "" + requests);
    file(", gather: 1ms");
    await()
        .until(() ->
            requests.stream()
                .anyMatch(each -> each.contains("/hunter2-token") && each.contains("DOWN one")));
    run.console().interrupts().raise();
    code.join();
  }

  @Test
  void fleetCheckSaysWhatIsWrongAndNotTheUrl() throws Exception {
    Path file = file(", form: telegram");
    Files.writeString(folder.resolve("hook"), "http://elsewhere.example/hunter2");
    assertEquals(2, run.rcon("fleet", "check", "" + file));
    assertTrue(run.err().contains("'form' cannot be 'telegram'"), run.err());
    assertFalse(run.err().contains("hunter2"), run.err());
    Run other = new Run();
    assertEquals(0, other.rcon("fleet", "check", "" + file("")), other.err());
    Files.writeString(folder.resolve("hook"), "http://elsewhere.example/hunter2");
    Run third = new Run();
    assertEquals(2, third.rcon("fleet", "check", "" + file));
    assertTrue(third.err().contains("goes to loopback only; use https://"), third.err());
    assertFalse(third.err().contains("hunter2"), third.err());
  }
}
