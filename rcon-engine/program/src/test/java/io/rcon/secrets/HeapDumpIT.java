package io.rcon.secrets;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.real.ProgramJar;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.LongForm;
import io.rcon.tls.Doors;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whoever gets a heap dump of a fleet finds each password once: in its secret. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class HeapDumpIT {
  private static final List<String> GAMES =
      List.of(
          "source",
          "minecraft",
          "nukkit",
          "ioquake3",
          "darkplaces",
          "quakeworld",
          "battleye",
          "frostbite",
          "bf2",
          "webrcon",
          "pavlov",
          "msmp");

  @TempDir private Path folder;

  private final Map<String, SimulatedServer> servers = new LinkedHashMap<>();
  private Process program;

  @AfterEach
  void stop() {
    if (program != null) {
      program.destroyForcibly();
    }
    servers.values().forEach(SimulatedServer::close);
  }

  private String server(String game, String decoration) {
    String password = decoration + UUID.randomUUID().toString().replace("-", "") + decoration;
    servers.put(password, SimulatedServer.start(game, password, o -> o.pacing(false)));
    return password;
  }

  private String secretFile(String name, String password) throws IOException {
    Path file = Files.writeString(folder.resolve(name), password + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private void start(Path input, String... arguments) throws IOException {
    launch(input, List.of(), arguments);
    awaitCommands();
  }

  private void launch(Path input, List<String> flags, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // All that it allocates in a minute finds room, so that what is garbage is found too.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xms1g", "-Xmx1g", "-Xmn800m"));
    command.addAll(flags);
    command.add("-jar");
    command.add(ProgramJar.PATH + "");
    command.addAll(List.of(arguments));
    program =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectErrorStream(true)
            .start();
  }

  private void awaitCommands() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            servers.values().stream().allMatch(server -> server.commandsExecuted() >= 2)
                || !program.isAlive());
    assertEquals(true, program.isAlive(), () -> said());
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("out"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void onlyInTheirSecrets(boolean garbage) throws Exception {
    Map<String, String> whose = new LinkedHashMap<>();
    servers.forEach((password, server) -> whose.put(password, server.game().name()));
    onlyInTheirSecrets(garbage, whose);
  }

  private void onlyInTheirSecrets(boolean garbage, Map<String, String> whose) throws Exception {
    // Each dump takes a processor and up to a gigabyte.
    synchronized (HeapDumpIT.class) {
      onlyInTheirSecrets(HeapDump.of(program, garbage, folder), whose);
    }
  }

  private static void onlyInTheirSecrets(HeapDump dump, Map<String, String> whose) {
    dump.inCharacters(whose.keySet())
        .forEach((password, found) ->
            assertEquals(
                1,
                found.size(),
                () -> whose.get(password) + ": in its secret, and nowhere else: " + found));
    dump.elsewhere(whose.keySet())
        .forEach(
            (password, found) -> assertEquals(List.of(), found, whose.get(password) + ": copies"));
  }

  @Test
  void aFleetOfManyDialectsWithPasswordsInFiles() throws Exception {
    StringBuilder fleet = new StringBuilder("servers:\n");
    for (String game : GAMES) {
      String password = server(game, game.equals("minecraft") ? "pä€😀" : "");
      fleet.append(
          String.format(
              "  %s: {address: '127.0.0.1:%d', dialect: %s, password_file: '%s'}%n",
              game, servers.get(password).port(), game, secretFile(game, password)));
    }
    Path file = Files.writeString(folder.resolve("fleet.yaml"), fleet);
    start(file, "watch", "-f", file.toString(), "--for", "120s", "--interval", "100ms");
    onlyInTheirSecrets(true);
  }

  /** Over UDP every request holds the password, and each is shown with the password masked. */
  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void whatATraceLeavesBehind() throws Exception {
    StringBuilder fleet = new StringBuilder("servers:\n");
    for (String game : GAMES) {
      String password = server(game, game.equals("minecraft") ? "pä€😀" : "");
      fleet.append(
          String.format(
              "  %s: {address: '127.0.0.1:%d', dialect: %s, password_file: '%s'}%n",
              game, servers.get(password).port(), game, secretFile(game, password)));
    }
    Path file = Files.writeString(folder.resolve("fleet.yaml"), fleet);
    launch(
        file,
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
            "-Dorg.slf4j.simpleLogger.log.io.rcon=trace"),
        "watch",
        "-f",
        file.toString(),
        "--for",
        "120s",
        "--interval",
        "100ms",
        "--http",
        "off",
        "--trace");
    awaitCommands();
    assertEquals(true, said().contains(" ** ** ** "), "it was traced");
    onlyInTheirSecrets(true);
  }

  /** The game's password; of the token there is a digest, and what clients sent. */
  @Test
  void aTunnelThatLogsIn() throws Exception {
    String password = server("minecraft", "pä€😀");
    String token = "alice-0123456789abcdef";
    Path nothing = Files.createFile(folder.resolve("nothing"));
    launch(
        nothing,
        List.of(),
        "tunnel",
        "-t",
        "minecraft",
        "--listen",
        "127.0.0.1:0",
        "--to",
        "127.0.0.1:" + servers.get(password).port(),
        "--cert",
        TestPki.file("heap-tunnel.pem", TestPki.certificate(Shows.SELF_SIGNED)).toString(),
        "--key",
        TestPki.file("heap-tunnel.key", TestPki.key(Shows.SELF_SIGNED)).toString(),
        "--token-file",
        secretFile("tokens", "alice " + token),
        "--password-file",
        secretFile("password", password));
    await().atMost(Duration.ofSeconds(60)).until(() -> said().contains("READY"));
    String address = said().lines().filter(line -> line.contains(" to 127.")).findFirst().get();
    int port = Integer.parseInt(address.replaceAll("127.0.0.1:(\\d+) to .*", "$1"));
    for (int i = 0; i < 5; i++) {
      try (TlsClient client =
          new TlsClient(
              new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port),
              TestPki.client(Shows.SELF_SIGNED, null))) {
        assertEquals(1, client.login(1, token).id());
        assertEquals("hi", client.ask(2, "echo hi"));
      }
    }
    onlyInTheirSecrets(true);
  }

  /** What goes out through TLS was encrypted in between; the proxy's password is one more. */
  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void aServerBehindTlsAndOneBehindAProxy() throws Exception {
    String inside = server("minecraft", "");
    String beyond = server("source", "");
    String proxyPassword = UUID.randomUUID().toString().replace("-", "");
    try (Doors.Door tls = Doors.tls(servers.get(inside).port(), Shows.GOOD);
        Doors.Door proxy = Doors.socks("me", proxyPassword)) {
      Path file =
          Files.writeString(
              folder.resolve("fleet.yaml"),
              """
              servers:
                inside: {dialect: minecraft, address: "127.0.0.1:%d", password_file: '%s', tls: {ca: '%s'}}
                beyond: {dialect: source, address: "127.0.0.1:%d", password_file: '%s',
                         proxy: 'socks5://me@127.0.0.1:%d', proxy_password_file: '%s'}
              """
                  .formatted(
                      tls.port(),
                      secretFile("inside", inside),
                      TestPki.file("heap-ca.pem", TestPki.ca()),
                      servers.get(beyond).port(),
                      secretFile("beyond", beyond),
                      proxy.port(),
                      secretFile("proxy", proxyPassword)));
      start(file, "watch", "-f", file.toString(), "--for", "120s", "--interval", "100ms");
      onlyInTheirSecrets(true);
      // The library that speaks to proxies takes a String, whose garbage is beyond us.
      onlyInTheirSecrets(false, Map.of(proxyPassword, "the proxy"));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void onePasswordFromStandardInput() throws Exception {
    String password = server("source", "");
    SimulatedServer server = servers.get(password);
    Path input = Path.of(secretFile("input", password));
    String address = "127.0.0.1:" + server.port();
    start(
        input,
        "watch",
        "-t",
        "source",
        "-a",
        address,
        "--password-stdin",
        "--for",
        "120s",
        "--interval",
        "100ms");
    onlyInTheirSecrets(true);
  }

  /** YAML is text before it is a password; its garbage is beyond us, what is kept is not. */
  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void aFleetWithAPasswordInTheFleetFile() throws Exception {
    String password = server("quakeworld", "");
    Path file =
        Path.of(
            secretFile(
                "fleet.yaml",
                String.format(
                    "servers: {it: {address: '127.0.0.1:%d', dialect: quakeworld, password: %s}}",
                    servers.get(password).port(), password)));
    start(file, "watch", "-f", file.toString(), "--for", "120s", "--interval", "100ms");
    onlyInTheirSecrets(false);
  }
}
