package io.rcon.hostile;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.internal.PlatformDependent;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconException.TimedOut;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.hostile.HostileServer.Wire;
import io.rcon.session.Link;
import io.rcon.session.Watch;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.LongForm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server costs that answers with all it has, or with next to nothing for ever. */
@Timeout(60)
class HostileStreamTest {
  private static final int MIB = 1 << 20;
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Dialect CAPPED =
      Dialect.SOURCE.with(d -> d.name("source-capped").maxReply(MIB));

  private final Watch watch = new Watch();

  private RconSession open(HostileServer server, Dialect dialect, RconListener listener) {
    return Rcon.open(
        server.server(dialect),
        o -> o.listener(listener).backoff(Link.QUICK).timeout(Duration.ofSeconds(20)));
  }

  /** Memory beside the heap that is in use now. */
  private static long direct() {
    return Math.max(0, PlatformDependent.usedDirectMemory());
  }

  /** Of pieces; a mebibyte of one-byte pieces takes ten seconds. */
  static int[] sizes() {
    return new int[] {LongForm.or(1, 20), 4000, 100_000};
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void an_answer_without_an_end_costs_no_more_than_its_cap(int piece) throws Exception {
    AtomicLong read = new AtomicLong();
    RconListener counter =
        new RconListener() {
          @Override
          public void read(Server server, int bytes) {
            read.addAndGet(bytes);
          }
        };
    try (HostileServer server =
            new HostileServer(wire -> {
              byte[] part = Wire.frame(wire.login().read(), 0, piece);
              // More than one write call a piece would take the test a minute.
              byte[] many = repeat(part, Math.max(1, 60_000 / part.length));
              while (true) {
                wire.out.write(many);
              }
            });
        RconSession session = open(server, CAPPED, counter)) {
      session.blocking().awaitReady();
      long before = direct();
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("x"));
      assertEquals(ProtocolViolation.class, failure.getClass());
      assertEquals(Delivery.UNKNOWN, failure.delivery());
      assertTrue(failure.getMessage().contains("longer than " + MIB), failure.getMessage());
      long frames = MIB / piece + 1L;
      assertTrue(read.get() <= frames * (14 + piece) + 2 * MIB, () -> "read " + read);
      assertTrue(direct() - before <= 16 * MIB, () -> "direct " + (direct() - before));
    }
  }

  private static byte[] repeat(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int at = 0; at < all.length; at += bytes.length) {
      System.arraycopy(bytes, 0, all, at, bytes.length);
    }
    return all;
  }

  /** Nothing is kept for a length that was merely announced, and nobody waits for it for ever. */
  @Test
  void a_length_and_then_a_byte_now_and_then_meets_the_deadline() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login().read();
              wire.out.write(new byte[] {0, 0, 0x0f, 0});
              drip(wire);
            });
        RconSession session = open(server, Dialect.SOURCE, watch)) {
      session.blocking().awaitReady();
      for (int i = 0; i < 3; i++) {
        Link.fails(
            session.execute(Command.of("x").timeout(SHORT)), TimedOut.class, Delivery.UNKNOWN);
      }
      await("a connection that only drips is dead").until(() -> server.connections.get() == 2);
    }
  }

  private static void drip(Wire wire) throws IOException {
    // Each byte is a write of its own: the kernel paces it, nobody sleeps.
    for (int i = 0; i < 200_000; i++) {
      wire.out.write(0);
    }
    while (true) {
      wire.read();
    }
  }

  @Test
  void a_login_that_drips_meets_its_deadline_too() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.read();
              wire.out.write(new byte[] {0, 0, 0x0f, 0});
              drip(wire);
            });
        RconSession session =
            Rcon.open(
                server.server(Dialect.SOURCE),
                o -> o.listener(watch).loginTimeout(SHORT).backoff(Link.QUICK))) {
      assertThrows(RconException.class, () -> session.blocking().awaitReady());
      await().until(() -> watch.times(SessionState.BACKING_OFF) > 0);
    }
  }

  /** An empty value may come before the answer to a login, but not for ever. */
  @Test
  void a_login_that_is_answered_with_everything_else_meets_its_deadline() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              byte[] value = repeat(Wire.frame(wire.read(), 0, 100), 500);
              while (true) {
                wire.out.write(value);
              }
            });
        RconSession session =
            Rcon.open(
                server.server(Dialect.SOURCE),
                o -> o.listener(watch).loginTimeout(SHORT).backoff(Link.QUICK))) {
      assertThrows(RconException.class, () -> session.blocking().awaitReady());
    }
  }

  @Test
  void events_are_cut_and_answers_come_between_them() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              byte[] event = Wire.frame(0, 4, MIB - 10);
              while (true) {
                int id = wire.read();
                for (int i = 0; i < 5; i++) {
                  wire.out.write(event);
                }
                wire.out.write(Wire.frame(id, 0, 3));
                wire.out.write(Wire.frame(wire.read(), 0, 0));
              }
            });
        RconSession session = open(server, Dialect.SOURCE, watch)) {
      assertEquals("xxx", session.blocking().execute("a").text());
      assertEquals("xxx", session.blocking().execute("b").text());
      assertEquals(
          List.of(16 << 10), watch.events.stream().map(String::length).distinct().toList());
    }
  }

  /** One loop serves them all, so a server that never stops talking must not have it for itself. */
  @Test
  void a_flood_of_events_leaves_the_loop_to_others() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              byte[] events = repeat(Wire.frame(0, 4, 30), 2000);
              wire.login();
              while (true) {
                wire.out.write(events);
              }
            });
        SimulatedServer other = SimulatedServer.start("source", "s3cret");
        RconFleet fleet = Rcon.fleet(o -> o.eventLoops(1))) {
      RconSession flooded = fleet.add(server.server(Dialect.SOURCE).named("flood"));
      RconSession calm = fleet.add(Link.server(other, Dialect.SOURCE, "s3cret").named("calm"));
      flooded.blocking().awaitReady();
      for (int i = 0; i < 200; i++) {
        assertEquals("on", calm.blocking().execute("echo on").text().strip());
      }
    }
  }

  /** It answers, but never reads what we write: what waits is bounded, and each command ends. */
  @Test
  void a_server_that_does_not_read_holds_no_command_for_ever() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              synchronized (wire) {
                try {
                  wire.wait(20_000);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            });
        RconSession session = open(server, Dialect.SOURCE, watch)) {
      session.blocking().awaitReady();
      long before = direct();
      List<io.rcon.PendingReply> all = new java.util.ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        all.add(session.execute(Command.of("x".repeat(400)).within(SHORT)));
      }
      for (io.rcon.PendingReply pending : all) {
        assertThrows(RconException.class, () -> Link.get(pending));
      }
      assertTrue(direct() - before <= 8 * MIB, () -> "direct " + (direct() - before));
    }
  }
}
