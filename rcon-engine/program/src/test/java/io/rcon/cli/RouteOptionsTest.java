package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.Doors;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program behind TLS and proxies. */
@Timeout(60)
class RouteOptionsTest {
  private final SimulatedServer game = SimulatedServer.start("minecraft", "s3cret");
  private final Path ca = TestPki.file("cli-ca.pem", TestPki.ca());
  private Run run = new Run();

  @AfterEach
  void close() {
    game.close();
  }

  private int rcon(String command, int port, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(command, "-t", "minecraft", "-a", "127.0.0.1:" + port, "-p", "s3cret"));
    arguments.addAll(List.of("--timeout", "2s"));
    arguments.addAll(List.of(more));
    return run.rcon(arguments.toArray(String[]::new));
  }

  @Test
  void tlsWithAnOwnAuthority() {
    try (Doors.Door door = Doors.tls(game.port(), Shows.GOOD)) {
      int code = rcon("exec", door.port(), "--tls-ca", "" + ca, "echo", "hi");
      assertEquals(0, code, run.err());
      assertEquals("hi\n", run.out());
      assertEquals("", run.err());
    }
  }

  @Test
  void checkShowsAPinThatCanBeGivenBack() {
    try (Doors.Door door = Doors.tls(game.port(), Shows.SELF_SIGNED)) {
      assertEquals(3, rcon("check", door.port(), "--tls-pin", "ab".repeat(32)), run.err());
      assertTrue(run.err().contains("TLS handshake failed: the certificate is not"), run.err());
      assertFalse(run.out().contains("connect"), run.out());
      Matcher offered =
          Pattern.compile("certificate ([0-9A-F:]{95}), key (\\S+=)").matcher(run.err());
      assertTrue(offered.find(), run.err());
      for (String pin : List.of(offered.group(1), offered.group(2))) {
        run = new Run();
        assertEquals(0, rcon("check", door.port(), "--tls-pin", pin), run.err());
        assertTrue(run.outLines().get(1).contains(", TLS verified in "), run.out());
      }
    }
  }

  @Test
  void insecureShouts() {
    try (Doors.Door door = Doors.tls(game.port(), Shows.EXPIRED)) {
      assertEquals(0, rcon("exec", door.port(), "--tls-insecure", "list"), run.err());
      assertTrue(run.err().startsWith("rcon: WARNING: 127.0.0.1:" + door.port()), run.err());
      assertTrue(run.err().contains("INSECURE"), run.err());
      run = new Run();
      assertEquals(0, rcon("check", door.port(), "--tls-insecure"), run.err());
      assertTrue(run.outLines().get(1).contains("INSECURE TLS"), run.out());
    }
  }

  @Test
  void insecureInAFleetFileShoutsOnTheTerminalAndInTheLog() throws Exception {
    String name = "insecure-" + UUID.randomUUID();
    try (Doors.Door door = Doors.tls(game.port(), Shows.EXPIRED)) {
      Path fleet =
          TestPki.file(
              "insecure.yaml",
              "servers: {%s: {address: '127.0.0.1:%d', dialect: minecraft, tls: {insecure: true}}}"
                  .formatted(name, door.port()));
      run.variable("RCON_PASSWORD", "s3cret");
      assertEquals(0, run.rcon("exec", "-f", "" + fleet, "list"), run.err());
      assertTrue(run.err().contains("WARNING: " + name + ": INSECURE TLS"), run.err());
      String log = Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
      assertTrue(log.contains("WARN io.rcon.session - " + name + ": INSECURE TLS"));
    }
  }

  @Test
  void aKeyThatOthersCanReadIsWarnedOf() throws Exception {
    Path certificate = TestPki.file("own.pem", TestPki.certificate(Shows.GOOD));
    Path key = TestPki.file("own.key", TestPki.key(Shows.GOOD));
    try (Doors.Door door = Doors.tls(game.port(), Shows.GOOD)) {
      String[] shown = {"--tls-ca", "" + ca, "--tls-cert", "" + certificate, "--tls-key", "" + key};
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
      assertEquals(0, rcon("check", door.port(), shown), run.err());
      assertTrue(run.err().contains(key + " holds a private key and others can read"), run.err());
      run = new Run();
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      assertEquals(0, rcon("check", door.port(), shown), run.err());
      assertEquals("", run.err());
    }
  }

  @Test
  void aProxyWithAPasswordFromTheEnvironmentOrAFile() {
    Path file = TestPki.file("proxy.pw", "s e c\n");
    try (Doors.Door proxy = Doors.socks("me", "s e c")) {
      String url = "socks5://me@127.0.0.1:" + proxy.port();
      run.variable("RCON_PROXY_PASSWORD", "s e c");
      assertEquals(0, rcon("check", game.port(), "--proxy", url), run.err());
      assertTrue(run.out().contains("through socks5://127.0.0.1:"), run.out());
      run = new Run();
      assertEquals(
          0,
          rcon("check", game.port(), "--proxy", url, "--proxy-password-file", "" + file),
          run.err());
      run = new Run();
      assertEquals(3, rcon("check", game.port(), "--proxy", url, "-o", "json"));
      assertTrue(run.out().contains("\"step\":\"proxy\",\"error\":\"UNREACHABLE\""), run.out());
    }
  }

  @Test
  void aLocalAddress() {
    assertEquals(0, rcon("check", game.port(), "--local-address", "127.0.0.9"), run.err());
    run = new Run();
    assertEquals(2, rcon("check", game.port(), "--local-address", "eth0"));
    assertTrue(run.err().contains("must be an IPv4 or IPv6 address"), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--tls-ca, /nowhere/ca.pem, --tls-ca: there is no file /nowhere/ca.pem",
    "--tls-cert, x.pem, --tls-cert and --tls-key belong together",
    "--tls-pin, abc, a pin is the SHA-256",
    "--proxy, 'me:hunter2@h:1', a proxy is written socks5://host:port",
    "--proxy-password-file, x, give the proxy too",
  })
  void whatCannotBeUsedIsSaid(String option, String value, String words) {
    assertEquals(2, rcon("check", game.port(), option, value));
    assertTrue(run.err().contains(words), run.err());
    assertFalse(run.err().contains("hunter2"), run.err());
  }

  @Test
  void aFleetFileSaysItItself() {
    assertEquals(2, run.rcon("check", "-f", "fleet.yaml", "--tls"));
    assertTrue(run.err().contains("write tls, proxy and local_address into"), run.err());
  }
}
