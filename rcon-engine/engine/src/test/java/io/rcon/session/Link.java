package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Backoff;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.SimulatedGame;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.SimulationOptions;
import io.rcon.testing.FreePorts;
import io.rcon.testing.Printed;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A simulated server, a session with it, and what the session's listener was told. */
public final class Link implements AutoCloseable {
  /** Short, so that tests do not wait. */
  public static final Backoff QUICK =
      new Backoff(Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofSeconds(30));

  public final SimulatedServer server;
  public final RconSession session;
  public final Watch watch;

  private Link(SimulatedServer server, RconSession session, Watch watch) {
    this.server = server;
    this.session = session;
    this.watch = watch;
  }

  public static Link to(String dialect, Consumer<RconOptionsBuilder> options) {
    return to(Dialect.named(dialect).orElseThrow(), options);
  }

  public static Link to(Dialect dialect, Consumer<RconOptionsBuilder> options) {
    return to(dialect, options, o -> o.pacing(false), s -> s);
  }

  public static Link to(
      Dialect dialect,
      Consumer<RconOptionsBuilder> options,
      Consumer<SimulationOptions> simulation,
      UnaryOperator<Server> change) {
    SimulatedServer server =
        SimulatedServer.start(
            game(dialect),
            "s3cret",
            o -> {
              o.port(FreePorts.next());
              simulation.accept(o);
            });
    Watch watch = new Watch();
    Server known = change.apply(server(server, dialect, "s3cret"));
    RconSession session =
        Rcon.open(
            known,
            o -> {
              o.listener(watch).backoff(QUICK);
              options.accept(o);
            });
    return new Link(server, session, watch);
  }

  /** A dialect derived in a test begins with the name it came from. */
  private static String game(Dialect dialect) {
    return SimulatedGame.all().stream()
        .map(SimulatedGame::name)
        .filter(game -> (dialect.name() + "-").startsWith(game + "-"))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  public static Server server(SimulatedServer simulated, Dialect dialect, String password) {
    return Server.of(dialect, "127.0.0.1", simulated.port(), Secret.of(password));
  }

  public Link ready() {
    session.blocking().awaitReady();
    return this;
  }

  public Reply ask(String command) {
    return session.blocking().execute(command);
  }

  public String text(String command) {
    return ask(command).text().strip();
  }

  /** Waits at most ten seconds for the reply. */
  public static Reply get(PendingReply pending) throws InterruptedException {
    try {
      return pending.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (RconException) e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("a command without an end", e);
    }
  }

  /** Waits for the failure, and checks what it says. */
  public static <T extends RconException> T fails(
      PendingReply pending, Class<T> how, Delivery delivery) {
    RconException failure = assertThrows(RconException.class, () -> get(pending));
    assertInstanceOf(how, failure);
    assertEquals(delivery, failure.delivery(), failure.getMessage());
    return how.cast(failure);
  }

  public <T extends RconException> T fails(String command, Class<T> how, Delivery delivery) {
    return fails(session.execute(Command.of(command)), how, delivery);
  }

  @Override
  public void close() {
    session.close();
    server.close();
    StringBuilder told = new StringBuilder(session + "\n" + session.server() + "\n");
    watch.failures.forEach(failure -> told.append(failure).append('\n'));
    Thread.getAllStackTraces().keySet().forEach(thread -> told.append(thread).append('\n'));
    Printed.keep("session", told.toString());
  }
}
