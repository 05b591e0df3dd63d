package io.rcon.real;

import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;

/** {@code rcon tunnel}, run from {@code rcon.jar} as anybody would. */
final class TunnelProcess implements AutoCloseable {
  static final String TOKEN = "alice-s3cret-6789abcdef";

  private final Process process;
  private final Path log;
  private final int port;
  private boolean terminated;

  /**
   * Listens on a free port of 127.0.0.1 with the test certificate {@code server}. Others can read
   * the password's file, and no other.
   */
  TunnelProcess(Path folder, int game, String password, String... more) throws IOException {
    this(List.of(), folder, game, password, more);
  }

  /** Begun by words of a shell, such as for limits of the process. */
  TunnelProcess(List<String> shell, Path folder, int game, String password, String... more)
      throws IOException {
    Path jar = ProgramJar.PATH;
    log = folder.resolve("log");
    List<String> command = new ArrayList<>(shell);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            jar.toString(),
            "tunnel",
            "--listen",
            "127.0.0.1:0",
            "--to",
            "127.0.0.1:" + game,
            "--cert",
            TestPki.write(folder.resolve("server.pem"), TestPki.certificate(Shows.SELF_SIGNED))
                .toString(),
            "--key",
            guarded(TestPki.write(folder.resolve("server.key"), TestPki.key(Shows.SELF_SIGNED))),
            "--token-file",
            guarded(Files.writeString(folder.resolve("tokens"), "alice " + TOKEN + "\n")),
            "--password-file",
            exposed(Files.writeString(folder.resolve("password"), password + "\n"))));
    command.addAll(List.of(more));
    process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = String.valueOf(output.readLine());
    Assertions.assertTrue(
        line.matches("127\\.0\\.0\\.1:[0-9]+ to 127\\.0\\.0\\.1:" + game),
        "rcon tunnel said: " + line + "\n" + log());
    Assertions.assertEquals("READY", output.readLine());
    port = Integer.parseInt(line.substring(line.indexOf(':') + 1, line.indexOf(' ')));
  }

  private static String exposed(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----")) + "";
  }

  private static String guarded(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------")) + "";
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** What it has told of who came and went. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Sends SIGTERM, once, and does not wait: a second one would have it end at once. */
  void terminate() {
    if (!terminated) {
      terminated = true;
      process.destroy();
    }
  }

  /** SIGTERM is how it is meant to end. */
  @Override
  public void close() {
    terminate();
    Awaitility.await("end of rcon tunnel on SIGTERM")
        .atMost(Duration.ofSeconds(10))
        .until(() -> !process.isAlive());
    Assertions.assertEquals(0, process.exitValue());
  }
}
