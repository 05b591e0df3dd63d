package io.rcon.cli;

import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SourceFacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The check of one server: its address, the connection, the login, the dialect. With {@code
 * --within} what fails is tried again until that time is over, unless the server refused.
 */
final class Check {
  /**
   * The result of the check of one server.
   *
   * @param server whom it was for
   * @param address the address of the host, empty if it has none
   * @param connectNanos -1 if that was not reached
   * @param loginNanos -1 if that was not reached
   * @param failedStep empty if all went well
   * @param failure why it failed
   * @param proof what speaks for the dialect
   */
  record Result(
      Server server,
      String address,
      long connectNanos,
      long loginNanos,
      String failedStep,
      @Nullable RconException failure,
      DialectProof.@Nullable Outcome proof) {
    int exitCode() {
      return failure == null ? ExitCode.OK : ExitCode.of(failure);
    }
  }

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final RconFleet fleet;
  private final RconSession session;
  private final CheckSteps steps;
  private final MainLoop loop;
  private final Consumer<Result> teller;
  private final long begin = System.nanoTime();
  private String address = "";

  Check(
      RconFleet fleet,
      RconSession session,
      CheckSteps steps,
      MainLoop loop,
      Consumer<Result> teller) {
    this.fleet = fleet;
    this.session = session;
    this.steps = steps;
    this.loop = loop;
    this.teller = teller;
  }

  void start(EngineOptions engine) {
    Server server = session.server();
    if (server.proxy().isPresent()) {
      // Its name is the proxy's to resolve.
      askForReady(engine);
      return;
    }
    try {
      address = InetAddress.getByName(server.host()).getHostAddress();
    } catch (UnknownHostException e) {
      String message = "the name " + server.host() + " has no address";
      end(
          "address",
          new RconException.Unreachable(server.name(), RconException.Delivery.NOT_SENT, message),
          -1);
      return;
    }
    askForReady(engine);
  }

  private void askForReady(EngineOptions engine) {
    session
        .whenReady()
        .whenComplete((ready, failure) -> loop.execute(() -> ready(failure, engine)));
  }

  private void ready(@Nullable Throwable thrown, EngineOptions engine) {
    if (thrown != null) {
      RconException failure = Outcomes.failure(thrown);
      if (mayTryAgain(failure, engine)) {
        loop.executeAfter(PAUSE, () -> askForReady(engine));
        return;
      }
      boolean connected =
          !(failure instanceof RconException.Unreachable)
              && (steps.connect(session.server()) >= 0
                  || failure instanceof RconException.LoginRefused);
      if (!connected && isLearning() && DatagramSearch.isPossible(session.server())) {
        new DatagramSearch(fleet, session.server(), loop, found -> beside(failure, found)).start();
      } else {
        end(connected ? "login" : stepOf(failure), failure, -1);
      }
    } else if (isLearning()) {
      new DialectSearch(session, engine, loop, proof -> proven(proof, engine)).start();
    } else {
      new DialectProof(session, engine, loop, proof -> proven(proof, engine)).start();
    }
  }

  private boolean isLearning() {
    return session.server().dialect().get(SourceFacts.LEARNS);
  }

  /** Nothing listens over TCP; queries over UDP may have told which game is there. */
  private void beside(RconException failure, String found) {
    tell(stepOf(failure), failure, -1, new DialectProof.Outcome(failure, false, found, -1, null));
  }

  private static String stepOf(RconException failure) {
    return failure instanceof RconException.Unreachable unreachable
        ? unreachable.step().name().toLowerCase(Locale.ROOT)
        : "connect";
  }

  /** A server that starts is not there yet, or closes; one that refuses has spoken. */
  private boolean mayTryAgain(RconException failure, EngineOptions engine) {
    boolean refused =
        failure instanceof RconException.LoginRefused
            || failure instanceof RconException.CommandRejected
            || failure instanceof RconException.ProtocolViolation;
    long over = System.nanoTime() - begin + PAUSE.toNanos();
    return !refused && over < engine.within().toNanos();
  }

  private void proven(DialectProof.Outcome proof, EngineOptions engine) {
    Server server = session.server();
    boolean udp = Rcon.usesDatagrams(server.dialect());
    RconException failure = proof.failure();
    if (failure == null) {
      tell("", null, udp ? proof.elapsedNanos() : steps.login(server), proof);
    } else if (mayTryAgain(failure, engine)) {
      loop.executeAfter(PAUSE, () -> askForReady(engine));
    } else if (!udp || proof.elapsedNanos() >= 0) {
      tell("dialect", failure, steps.login(server), null);
    } else {
      // Over UDP the first answer is also the first sign of the server, and of the login.
      end(failure instanceof RconException.Unreachable ? "connect" : "login", failure, -1);
    }
  }

  private void end(String failedStep, RconException failure, long loginNanos) {
    tell(failedStep, failure, loginNanos, null);
  }

  private void tell(
      String failedStep,
      @Nullable RconException failure,
      long loginNanos,
      DialectProof.@Nullable Outcome proof) {
    Server server = session.server();
    Result result =
        new Result(server, address, steps.connect(server), loginNanos, failedStep, failure, proof);
    loop.execute(() -> teller.accept(result));
  }
}
