package io.rcon.fake;

import io.rcon.Backoff;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.provider.Arguments;

/** A fleet with the server {@code one}, in which the same must be true of engine and fake. */
interface ContractWorld extends AutoCloseable {
  Duration TIMEOUT = Duration.ofSeconds(2);

  /** An answer of {@code list}. */
  String LIST = "There are 2 of a max of 20 players online: Anna, Bob";

  RconFleet fleet();

  /** A server that may be added, beside {@code one}. */
  Server server(String name);

  /** {@code one} answers a command. */
  void answers(String command, String text);

  /** {@code one} answers this command never. */
  void ignores(String command);

  /** {@code one} refuses logins from now on. */
  void refuse();

  /** {@code one} is gone. */
  void stop();

  /** Lets time pass in which deadlines end. */
  void pass(Duration time);

  @Override
  void close();

  static Stream<Arguments> worlds() {
    Function<RconListener, ContractWorld> real = ContractWorld::real;
    Function<RconListener, ContractWorld> fake = ContractWorld::fake;
    return Stream.of(Arguments.argumentSet("engine", real), Arguments.argumentSet("fake", fake));
  }

  static RconSession one(ContractWorld world) {
    return world.fleet().session("one").orElseThrow();
  }

  static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  static ContractWorld real(RconListener listener) {
    return new Real(listener);
  }

  static ContractWorld fake(RconListener listener) {
    return new Fake(listener);
  }

  /** The engine, and a simulated server. */
  final class Real implements ContractWorld {
    private final SimulatedServer simulated =
        SimulatedServer.start("minecraft", "s3cret", o -> o.pacing(false).port(FreePorts.next()));
    private final RconFleet fleet;

    Real(RconListener listener) {
      Backoff quick = new Backoff(Duration.ofMillis(20), Duration.ofMillis(60), TIMEOUT);
      fleet = Rcon.fleet(o -> o.listener(listener).backoff(quick).timeout(TIMEOUT));
      fleet.add(server("one"));
      fleet.session("one").orElseThrow().blocking().awaitReady();
    }

    @Override
    public RconFleet fleet() {
      return fleet;
    }

    @Override
    public Server server(String name) {
      return Server.of(Dialect.MINECRAFT, "127.0.0.1", simulated.port(), Secret.of("s3cret"))
          .named(name);
    }

    @Override
    public void answers(String command, String text) {
      simulated.reply(command, text);
    }

    @Override
    public void ignores(String command) {
      simulated.mishap(command::equals, new Mishap.Stall());
    }

    @Override
    public void refuse() {
      simulated.changePassword("another");
      await(SessionState.REFUSED);
    }

    @Override
    public void stop() {
      simulated.close();
      await(SessionState.BACKING_OFF);
    }

    private void await(SessionState state) {
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> fleet.session("one").orElseThrow().state() == state);
    }

    @Override
    public void pass(Duration time) {
      // It passes by itself.
    }

    @Override
    public void close() {
      fleet.close();
      simulated.close();
    }
  }

  /** The fake. */
  final class Fake implements ContractWorld {
    private final FakeFleet fleet;

    Fake(RconListener listener) {
      fleet = new FakeFleet(listener);
      fleet.add(server("one"));
    }

    @Override
    public RconFleet fleet() {
      return fleet;
    }

    @Override
    public Server server(String name) {
      return Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("s3cret"))
          .named(name)
          .timeout(TIMEOUT);
    }

    @Override
    public void answers(String command, String text) {
      fleet.fake("one").answers(command, text);
    }

    @Override
    public void ignores(String command) {
      fleet.fake("one").ignores(command);
    }

    @Override
    public void refuse() {
      fleet.fake("one").becomes(SessionState.REFUSED);
    }

    @Override
    public void stop() {
      fleet
          .fake("one")
          .becomesAway(new RconException.Unreachable("one", Delivery.NOT_SENT, "stopped"));
    }

    @Override
    public void pass(Duration time) {
      fleet.pass(time);
    }

    @Override
    public void close() {
      fleet.close();
    }
  }
}
