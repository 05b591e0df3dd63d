package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TunnelCommandTest {
  private static final String TOKEN = "s3cret-6789abcdef";

  @TempDir private Path folder;
  private final Run run = new Run();

  @BeforeEach
  void files() throws IOException {
    TestPki.write(folder.resolve("cert"), TestPki.certificate(Shows.SELF_SIGNED));
    TestPki.write(folder.resolve("key"), TestPki.key(Shows.SELF_SIGNED));
    TestPki.write(folder.resolve("ca"), TestPki.ca());
    Files.writeString(folder.resolve("tokens"), "alice " + TOKEN);
    Files.writeString(folder.resolve("password"), "s3cret");
  }

  /** Words with @ stand for files of the folder. */
  private String[] words(String arguments) {
    return ("tunnel " + arguments.replace("@", folder + "/")).split(" ");
  }

  private CompletableFuture<Integer> start(String arguments) {
    run.console();
    CompletableFuture<Integer> code = Background.supply(() -> run.rcon(words(arguments)));
    Awaitility.await().until(() -> code.isDone() || run.out().endsWith("READY\n"));
    return code;
  }

  private InetSocketAddress address() {
    String line = run.outLines().get(0);
    String port = line.substring(line.indexOf(':') + 1, line.indexOf(' '));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  @Test
  void tellsWhereItListensAndEndsWellOnSigterm() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      String game = "127.0.0.1:" + server.port();
      var code =
          start(
              "-t minecraft --listen 127.0.0.1:0 --to "
                  + game
                  + " --cert @cert --key @key --token-file @tokens --password-file @password");
      assertTrue(run.outLines().get(0).matches("127\\.0\\.0\\.1:\\d+ to " + game), run.out());
      try (TlsClient client = new TlsClient(address(), TestPki.client(Shows.SELF_SIGNED, null))) {
        assertEquals(1, client.login(1, TOKEN).id());
        assertEquals("hi", client.ask(2, "echo hi"));
      }
      run.console().interrupts().terminate();
      assertEquals(0, code.get(20, TimeUnit.SECONDS), run.err());
      assertEquals("", run.err());
    }
  }

  @Test
  void anyoneIsShouted() throws Exception {
    var code = start("--listen 127.0.0.1:0 --to 127.0.0.1:1 --cert @cert --key @key --anyone");
    assertTrue(run.err().contains("WARNING: ANYONE who reaches 127.0.0.1:0 is let in"), run.err());
    run.console().interrupts().raise();
    assertEquals(130, code.get(20, TimeUnit.SECONDS));
  }

  @Test
  void wrongUsageIsToldInALine() {
    String basis = "--listen 127.0.0.1:0 --cert @cert --key @key ";
    String tokens = basis + "--token-file @tokens --password-file @password ";
    List<String> wrong =
        new ArrayList<>(
            List.of(
                basis + "--to 127.0.0.1:1",
                basis + "--to 127.0.0.1:1 --token-file @tokens",
                basis + "--to 127.0.0.1:1 --password-file @password --client-ca @ca",
                basis + "--to 127.0.0.1:1 --client-ca @none",
                basis + "--to 127.0.0.1:1 --client-ca @tokens",
                tokens + "--to 10.0.0.7:25575",
                tokens + "--to 127.0.0.1",
                tokens + "--to 127.0.0.1:1 --anyone",
                tokens + "--to 127.0.0.1:1 --raw",
                tokens + "--to 127.0.0.1:1 -t quake3",
                tokens + "--to 127.0.0.1:1 -t frob",
                tokens + "--to 127.0.0.1:1 --idle 0s",
                tokens + "--to 127.0.0.1:1 --max-connections 0",
                tokens));
    wrong.add("--to 127.0.0.1:1 --cert @cert --key @key --anyone");
    for (String arguments : wrong) {
      Run one = new Run();
      assertEquals(2, one.rcon(words(arguments)), arguments);
      assertTrue(one.err().startsWith("rcon: "), one.err());
      assertTrue(one.err().lines().count() <= 2, one.err());
      assertFalse(one.err().contains(TOKEN) || one.err().contains("s3cret"), one.err());
      assertEquals("", one.out());
    }
  }

  @Test
  void aPortThatIsTakenIsAProblemOfTheConnection() {
    try (SimulatedServer taken = SimulatedServer.start("minecraft", "s3cret")) {
      String listen = "--listen 127.0.0.1:" + taken.port();
      assertEquals(
          3, run.rcon(words(listen + " --to 127.0.0.1:1 --cert @cert --key @key --anyone")));
      assertTrue(run.err().contains("--listen"), run.err());
    }
  }
}
