package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Backoff;
import io.rcon.Dialect;
import io.rcon.RconOptions;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.VirtualLoop;
import io.rcon.session.Watch;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection that held is the end of an outage: the next one begins with short pauses. */
@Timeout(60)
class OutageEndTest {
  private static final Backoff USUAL = Backoff.DEFAULT;

  private final VirtualLoop virtual = new VirtualLoop();
  private final Watch watch = new Watch();
  private VirtualServer server = new VirtualServer(virtual.eventLoop(), 1);
  private EngineSession session;

  @BeforeEach
  void open() {
    RconOptions options =
        RconOptions.builder().listener(watch).callbacksOnEventLoop().backoff(USUAL).build();
    Engine engine =
        new Engine(
            options, new StreamNetwork(), virtual.eventLoop(), virtual.ticker(), new Random(5));
    session = engine.session(Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("s3cret")));
    session.start();
    virtual.run();
  }

  @AfterEach
  void end() {
    session.closeAsync();
    virtual.run();
    server.close();
    virtual.pass(Duration.ofSeconds(3));
    virtual.close();
  }

  /** With a command in flight: the close of an idle connection is no outage. */
  private void loseConnection() {
    server.silent = true;
    session.execute("x");
    virtual.run();
    server.drop();
    virtual.run();
    server.silent = false;
  }

  private void holdsAndIsLost() {
    virtual.pass(USUAL.stableAfter().plusSeconds(1));
    assertEquals(SessionState.READY, session.state());
    int before = watch.pauses.size();
    loseConnection();
    assertEquals(before + 1, watch.pauses.size());
    Duration pause = watch.pauses.get(before);
    assertTrue(pause.compareTo(USUAL.first()) <= 0, "a pause of " + pause);
    virtual.pass(USUAL.first().plusMillis(500));
  }

  private void awaitReady() {
    for (int i = 0; i < 3000 && session.state() != SessionState.READY; i++) {
      virtual.pass(Duration.ofMillis(100));
    }
    assertEquals(SessionState.READY, session.state());
  }

  @Test
  void longPausesAreForgottenOnceAConnectionHolds() {
    server.close();
    virtual.pass(Duration.ofMinutes(10));
    assertTrue(watch.pauses.stream().anyMatch(pause -> pause.toSeconds() > 10), "they grew");
    server = new VirtualServer(virtual.eventLoop(), 1);
    awaitReady();
    for (int i = 0; i < 20; i++) {
      holdsAndIsLost();
    }
  }

  @Test
  void connectionsThatDoNotHoldMakePausesGrowUntilOneDoes() {
    for (int i = 0; i < 20; i++) {
      awaitReady();
      loseConnection();
    }
    assertTrue(watch.pauses.stream().anyMatch(pause -> pause.toSeconds() > 10), "they grew");
    awaitReady();
    for (int i = 0; i < 20; i++) {
      holdsAndIsLost();
    }
  }

  @Test
  void aLoginThatWasClosedMakesOnePauseLongAndNotAllThatFollow() {
    server.closesLogins = true;
    loseConnection();
    virtual.pass(USUAL.first().plusMillis(500));
    server.closesLogins = false;
    awaitReady();
    for (int i = 0; i < 20; i++) {
      holdsAndIsLost();
    }
  }
}
