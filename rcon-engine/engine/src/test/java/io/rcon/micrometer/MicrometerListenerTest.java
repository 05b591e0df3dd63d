package io.rcon.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.testing.Printed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerListenerTest {
  private static final Server SOURCE = Server.of(Dialect.SOURCE, "h", 1, Secret.of("s3cret"));
  private static final Server QUAKE = Server.of(Dialect.QUAKE3, "h", 2, Secret.none());
  private static final Reply REPLY = new Reply("", EndRule.PROBE, false, 1, 3_000_000);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerListener listener = MicrometerListener.of(registry);

  /** To be searched for passwords with whatever else the tests have brought about. */
  @AfterEach
  void keep() {
    Printed.keep("metrics", registry.getMetersAsString());
  }

  private Timer command(String dialect, String outcome) {
    return registry.get("rcon.command").tags("dialect", dialect, "outcome", outcome).timer();
  }

  private double counter(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private double sessions(String dialect, SessionState state) {
    String name = state.name().toLowerCase(Locale.ROOT);
    return registry.get("rcon.sessions").tags("dialect", dialect, "state", name).gauge().value();
  }

  @Test
  void timesCommandsByDialectAndOutcome() {
    listener.replied(SOURCE, REPLY);
    listener.replied(SOURCE, REPLY);
    listener.replied(QUAKE, REPLY);
    listener.failed(SOURCE, new RconException.TimedOut("h", Delivery.UNKNOWN, "late"), 5_000_000);
    listener.failed(SOURCE, new RconException.Closed("h", Delivery.NOT_SENT, "closed"), 1_000_000);
    listener.failed(SOURCE, new RconException.Closed("h", Delivery.NOT_SENT, "closed"), 1_000_000);

    assertEquals(2, command("source", "OK").count());
    assertEquals(6, command("source", "OK").totalTime(TimeUnit.MILLISECONDS), 1e-9);
    assertEquals(1, command("quake3", "OK").count());
    assertEquals(1, command("source", "TIMED_OUT").count());
    assertEquals(5, command("source", "TIMED_OUT").totalTime(TimeUnit.MILLISECONDS), 1e-9);
    assertEquals(2, command("source", "CLOSED").count());
  }

  @Test
  void timesConnectionsLoginsAndPaces() {
    listener.connected(SOURCE, 1_000_000);
    listener.loggedIn(SOURCE, 2_000_000);
    listener.paced(SOURCE, 3_000_000);
    int millis = 1;
    for (String name : List.of("rcon.connect", "rcon.login", "rcon.pacing.wait")) {
      Timer timer = registry.get(name).tags("dialect", "source").timer();
      assertEquals(1, timer.count(), name);
      assertEquals(millis++, timer.totalTime(TimeUnit.MILLISECONDS), 1e-9, name);
    }
  }

  @Test
  void countsReconnectsLateRepliesBytesAndDrops() {
    listener.reconnecting(SOURCE, 1, Duration.ofSeconds(1));
    listener.reconnecting(SOURCE, 2, Duration.ofSeconds(2));
    listener.late(SOURCE);
    listener.read(SOURCE, 100);
    listener.read(SOURCE, 11);
    listener.written(SOURCE, 7);
    listener.read(QUAKE, 1);
    listener.datagramDropped("unknown");
    listener.datagramDropped("malformed");
    listener.datagramDropped("malformed");

    assertEquals(2, counter("rcon.reconnects", "dialect", "source"));
    assertEquals(1, counter("rcon.replies.late", "dialect", "source"));
    assertEquals(111, counter("rcon.bytes", "dialect", "source", "direction", "read"));
    assertEquals(7, counter("rcon.bytes", "dialect", "source", "direction", "written"));
    assertEquals(1, counter("rcon.bytes", "dialect", "quake3", "direction", "read"));
    assertEquals(1, counter("rcon.datagrams.dropped", "reason", "unknown"));
    assertEquals(2, counter("rcon.datagrams.dropped", "reason", "malformed"));
  }

  @Test
  void timesPollsAndCountsThoseSkippedByReason() {
    listener.polled(SOURCE, 4_000_000);
    listener.polled(SOURCE, 0);
    listener.polled(QUAKE, 1_000_000);
    listener.pollSkipped(SOURCE, "busy");
    listener.pollSkipped(SOURCE, "away");
    listener.pollSkipped(SOURCE, "away");
    listener.pollSkipped(QUAKE, "late");

    Timer lag = registry.get("rcon.poll.lag").tags("dialect", "source").timer();
    assertEquals(2, lag.count());
    assertEquals(4, lag.totalTime(TimeUnit.MILLISECONDS), 1e-9);
    assertEquals(1, registry.get("rcon.poll.lag").tags("dialect", "quake3").timer().count());
    assertEquals(1, counter("rcon.polls.skipped", "dialect", "source", "reason", "busy"));
    assertEquals(2, counter("rcon.polls.skipped", "dialect", "source", "reason", "away"));
    assertEquals(1, counter("rcon.polls.skipped", "dialect", "quake3", "reason", "late"));
  }

  @Test
  void measuresQueues() {
    listener.queued(SOURCE, 3);
    listener.queued(SOURCE, 9);
    var depth = registry.get("rcon.queue.depth").tags("dialect", "source").summary();
    assertEquals(2, depth.count());
    assertEquals(9, depth.max());
    assertEquals(12, depth.totalAmount());
  }

  @Test
  void followsSessionsThroughTheirStates() {
    SessionState[] way = {
      SessionState.IDLE,
      SessionState.CONNECTING,
      SessionState.LOGGING_IN,
      SessionState.READY,
      SessionState.BACKING_OFF,
      SessionState.CONNECTING,
      SessionState.LOGGING_IN,
      SessionState.REFUSED,
      SessionState.CLOSED
    };
    for (int i = 1; i < way.length; i++) {
      listener.stateChanged(SOURCE, way[i - 1], way[i]);
      for (SessionState state : SessionState.values()) {
        if (state != SessionState.IDLE && state != SessionState.CLOSED) {
          assertEquals(state == way[i] ? 1 : 0, sessions("source", state), state + " at " + i);
        }
      }
    }
    listener.stateChanged(QUAKE, SessionState.CONNECTING, SessionState.READY);
    assertEquals(1, sessions("quake3", SessionState.READY));
    assertEquals(0, sessions("source", SessionState.READY));
  }

  @Test
  void countsSessionsOfSeveralEventLoops() throws Exception {
    int loops = 4;
    int rounds = 10_000;
    CyclicBarrier begin = new CyclicBarrier(loops);
    ExecutorService threads = Executors.newFixedThreadPool(loops);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < loops; i++) {
        done.add(
            threads.submit(() -> {
              begin.await();
              for (int round = 0; round < rounds; round++) {
                listener.stateChanged(SOURCE, SessionState.IDLE, SessionState.CONNECTING);
                listener.stateChanged(SOURCE, SessionState.CONNECTING, SessionState.READY);
                listener.replied(SOURCE, REPLY);
              }
              return null;
            }));
      }
      for (Future<?> future : done) {
        future.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(40_000, sessions("source", SessionState.READY));
    assertEquals(0, sessions("source", SessionState.CONNECTING));
    assertEquals(40_000, command("source", "OK").count());
  }

  @Test
  void dialectsOfOneNameShareTheirMeters() {
    Dialect derived = Dialect.SOURCE.with(d -> d.depth(2));
    listener.replied(SOURCE, REPLY);
    listener.replied(Server.of(derived, "other", 1, Secret.none()), REPLY);
    assertEquals(2, command("source", "OK").count());
  }

  @Test
  void noMeterHasATagThatGrowsWithTheFleet() {
    for (int i = 1; i <= 100; i++) {
      Server server = Server.of(Dialect.SOURCE, "host-" + i, i, Secret.none());
      listener.stateChanged(server, SessionState.IDLE, SessionState.READY);
      listener.replied(server, REPLY);
      listener.failed(server, new RconException.Closed("h", Delivery.NOT_SENT, "x"), 1);
      listener.datagramDropped("unknown");
      listener.polled(server, 1);
      listener.pollSkipped(server, "late");
    }
    Set<String> keys = new TreeSet<>();
    for (Meter meter : registry.getMeters()) {
      meter.getId().getTags().forEach(tag -> keys.add(tag.getKey()));
      assertTrue(meter.getId().getDescription() != null, meter.getId().getName());
    }
    assertEquals(Set.of("dialect", "outcome", "state", "direction", "reason"), keys);
    assertEquals(19, registry.getMeters().size());
  }
}
