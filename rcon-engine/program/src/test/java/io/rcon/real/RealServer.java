package io.rcon.real;

import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * One running server of a {@link Game}: a process of this test run's own. What it printed stays in
 * {@code target/real-servers}.
 */
final class RealServer implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final String PASSWORD = "s3cret";
  private static final int LOG_TAIL_LINES = 30;

  private final Game game;
  private final Recipe recipe;
  private int port;
  private Process process;

  private RealServer(Game game, Recipe recipe) {
    this.game = game;
    this.recipe = recipe;
    this.port = FreePorts.next();
    this.process = launch();
  }

  /** Starts one and waits until it answers. */
  static RealServer start(Game game) {
    return start(game, game.recipe());
  }

  /** Starts one that is set up otherwise. */
  static RealServer start(Game game, Recipe recipe) {
    recipe
        .missing()
        .ifPresent(what -> {
          throw new IllegalStateException(what);
        });
    return new RealServer(game, recipe);
  }

  int port() {
    return port;
  }

  /** This server as the engine knows it, with its password. */
  Server server() {
    return server("127.0.0.1", PASSWORD);
  }

  Server server(String host, String password) {
    return at(host, port, password);
  }

  /** This server seen through a link. */
  Server behind(FaultyLink link) {
    return at(link.port());
  }

  boolean isStream() {
    return game == Game.POWERNUKKIT || game == Game.OPENTTD || game == Game.TEEWORLDS;
  }

  /** A link to this server, over whatever it speaks. */
  FaultyLink link(FaultyNetwork network) throws IOException {
    InetSocketAddress address = new InetSocketAddress(Loopback.ipv4(), port);
    return isStream() ? network.tcp(address) : network.udp(address);
  }

  /** This server seen through a forwarder. */
  Server behind(TcpForwarder forwarder, String password) {
    return at(forwarder.host(), forwarder.port(), password);
  }

  /** This server seen at another port. */
  Server at(int atPort) {
    return at("127.0.0.1", atPort, PASSWORD);
  }

  private Server at(String host, int atPort, String password) {
    return Server.of(recipe.dialect(), host, atPort, Secret.of(password));
  }

  String password() {
    return PASSWORD;
  }

  /** Ends it as a crash would: no goodbye to anybody. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Whether its process runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Stops it in its tracks, as a swamped machine would: its sockets stay open. */
  void freeze() {
    signal("STOP");
  }

  /** Lets it go on. */
  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it again where it was. */
  void restart() {
    process = launch();
  }

  /** Starts it again on a port of its own choice. */
  void restartElsewhere() {
    port = FreePorts.next();
    process = launch();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** What it printed since it was first started on this port. */
  Path log() {
    return home().resolve("output.log");
  }

  private Path home() {
    String name = game.name().toLowerCase(Locale.ROOT) + "-" + port;
    return Path.of(System.getProperty("basedir", "."), "target", "real-servers", name);
  }

  private Process launch() {
    Path home = home();
    Path log = log();
    try {
      home = Files.createDirectories(home).toRealPath();
      List<String> command = recipe.prepare(home, port, PASSWORD);
      // An open pipe as standard input: PowerNukkit stops at its end.
      Process started =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      try {
        awaitReady(started, log);
      } catch (RuntimeException e) {
        started.destroyForcibly();
        throw e;
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(Process started, Path log) {
    Awaitility.await(game + " on port " + port)
        .atMost(READY_WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .failFast(() -> requireAlive(started, log))
        .until(() -> recipe.isReady(port, log));
  }

  private void requireAlive(Process started, Path log) throws IOException {
    if (!started.isAlive()) {
      throw new IllegalStateException(
          game + " ended with " + started.exitValue() + ":\n" + tail(log));
    }
  }

  private void awaitExit() {
    Awaitility.await("end of " + game)
        .atMost(Duration.ofSeconds(10))
        .until(() -> !process.isAlive());
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }
}
