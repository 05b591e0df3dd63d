package io.rcon.real;

import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that others wrote and that stands in front of a server: ends TLS, or is a proxy. A
 * process of this test's own, on loopback; what it printed stays in {@code target/real-servers}.
 */
final class RealDoor implements AutoCloseable {
  static final String USER = "me";
  static final String PASSWORD = "d00rs3cret";

  private final int port;
  private final Path log;
  private final Process process;

  private interface Setup {
    List<String> command(Path home, int port) throws IOException;
  }

  private RealDoor(String program, String debianPackage, Setup setup) {
    Path executable = Path.of("/usr/bin", program);
    Assumptions.assumeFalse(RealServers.unwanted(), RealServers.UNWANTED);
    if (!Files.isExecutable(executable)) {
      String reason =
          program + " is not installed: apt-get install --no-install-recommends " + debianPackage;
      Assertions.assertFalse(RealServers.required(), reason);
      Assumptions.abort(reason);
    }
    port = FreePorts.next();
    try {
      Path home = Path.of(System.getProperty("basedir", "."), "target", "real-servers");
      home = Files.createDirectories(home.resolve(program + "-" + port)).toRealPath();
      log = home.resolve("output.log");
      process =
          new ProcessBuilder(setup.command(home, port))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      Awaitility.await(program + " on port " + port)
          .atMost(Duration.ofSeconds(20))
          .failFast(() -> Assertions.assertTrue(process.isAlive(), () -> program + ": see " + log))
          .until(this::listens);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    try (Socket tried = new Socket(Loopback.ipv4(), port)) {
      return tried.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Debian's stunnel4.
   *
   * @param target the port of 127.0.0.1 that speaks clear text
   * @param certificate what it shows, in PEM form
   * @param key its private key, in PEM form
   * @param clientsOf the authority whose certificates clients must show; empty for none
   */
  static RealDoor stunnel(int target, String certificate, String key, String clientsOf) {
    return stunnel(
        target,
        Map.of("cert.pem", certificate, "key.pem", key, "clients.pem", clientsOf),
        clientsOf.isEmpty() ? "" : "CAfile = clients.pem\nverifyChain = yes\n");
  }

  /**
   * Debian's stunnel4, which shows another certificate to whoever asks for a certain name.
   *
   * @param target the port of 127.0.0.1 that speaks clear text
   * @param certificate what it shows to everybody else, in PEM form
   * @param key its private key, in PEM form
   * @param name the name
   * @param named what it shows then, and the private key of that
   */
  static RealDoor stunnel(int target, String certificate, String key, String name, String named) {
    return stunnel(
        target,
        Map.of("cert.pem", certificate, "key.pem", key, "named.pem", named),
        """
        [named]
        sni = rcon:%s
        connect = 127.0.0.1:%d
        cert = named.pem
        key = named.pem
        """
            .formatted(name, target));
  }

  private static RealDoor stunnel(int target, Map<String, String> files, String more) {
    return new RealDoor(
        "stunnel4",
        "stunnel4",
        (home, port) -> {
          for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(home.resolve(file.getKey()), file.getValue());
          }
          Path configuration =
              Files.writeString(
                  home.resolve("stunnel.conf"),
                  """
                  foreground = yes
                  syslog = no
                  pid =
                  [rcon]
                  accept = 127.0.0.1:%d
                  connect = 127.0.0.1:%d
                  cert = cert.pem
                  key = key.pem
                  %s
                  """
                      .formatted(port, target, more));
          return List.of("/usr/bin/stunnel4", configuration.toString());
        });
  }

  /** A SOCKS5 proxy that wants {@link #USER} and {@link #PASSWORD}. */
  static RealDoor microsocks() {
    return new RealDoor(
        "microsocks",
        "microsocks",
        (home, port) ->
            List.of(
                "/usr/bin/microsocks",
                "-i",
                "127.0.0.1",
                "-p",
                "" + port,
                "-u",
                USER,
                "-P",
                PASSWORD));
  }

  /**
   * An HTTP proxy that wants {@link #USER} and {@link #PASSWORD}.
   *
   * @param allowed the ports that CONNECT may lead to
   */
  static RealDoor tinyproxy(int... allowed) {
    return new RealDoor(
        "tinyproxy",
        "tinyproxy-bin",
        (home, port) -> {
          StringBuilder text =
              new StringBuilder(
                  """
                  Port %d
                  Listen 127.0.0.1
                  Timeout 600
                  Allow 127.0.0.0/8
                  BasicAuth %s %s
                  """
                      .formatted(port, USER, PASSWORD));
          for (int each : allowed) {
            text.append("ConnectPort ").append(each).append('\n');
          }
          Path configuration = Files.writeString(home.resolve("tinyproxy.conf"), text);
          return List.of("/usr/bin/tinyproxy", "-d", "-c", configuration.toString());
        });
  }

  int port() {
    return port;
  }

  /** What it has printed. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
