package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 8: a wrong password is tried once. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class RefusedLoginTest {
  private static final Duration QUIET = Duration.ofMillis(400);

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic"})
  void should_stop_at_the_first_refusal(String dialect) {
    try (SimulatedServer simulated = SimulatedServer.start(dialect, "s3cret");
        RconFleet fleet = Rcon.fleet(o -> o.backoff(Link.QUICK))) {
      Dialect known = Dialect.named(dialect).orElseThrow();
      RconSession session = fleet.add(Link.server(simulated, known, "hunter2wrong").named("one"));
      LoginRefused refused =
          Link.fails(session.execute(Command.of("list")), LoginRefused.class, Delivery.NOT_SENT);
      assertFalse(
          String.valueOf(refused.getMessage()).contains("hunter2wrong"), refused.getMessage());
      assertTrue(refused.getMessage().endsWith("; not tried again"), refused.getMessage());
      assertEquals(SessionState.REFUSED, session.state());
      Link.fails(session.execute(Command.of("list")), LoginRefused.class, Delivery.NOT_SENT);
      assertThrows(
          CompletionException.class, () -> session.whenReady().toCompletableFuture().join());
      await().during(QUIET).until(() -> simulated.connectionsAccepted() == 1);
      assertEquals(1, simulated.counts().refusedLogins());

      RconSession healed = fleet.replace(Link.server(simulated, known, "s3cret").named("one"));
      assertEquals("well", healed.blocking().execute("echo well").text().strip());
      assertEquals(2, simulated.connectionsAccepted());
      assertEquals(SessionState.CLOSED, session.state());
      assertEquals(healed, fleet.session("one").orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quake3", "ioquake3"})
  void should_say_that_the_server_answered_a_command_with_the_refusal(String dialect) {
    try (SimulatedServer simulated =
            SimulatedServer.start(dialect, "s3cret", o -> o.pacing(false));
        RconFleet fleet = Rcon.fleet()) {
      Dialect known = Dialect.named(dialect).orElseThrow();
      RconSession session = fleet.add(Link.server(simulated, known, "hunter2wrong").named("one"));
      Link.fails(session.execute(Command.of("status")), LoginRefused.class, Delivery.ANSWERED);
      assertEquals(SessionState.REFUSED, session.state());
      Link.fails(session.execute(Command.of("status")), LoginRefused.class, Delivery.NOT_SENT);
      assertEquals(1, simulated.counts().refusedLogins());
      RconSession healed = fleet.replace(Link.server(simulated, known, "s3cret").named("one"));
      assertEquals("well", healed.blocking().execute("echo well").text().strip());
    }
  }

  @Test
  void should_fail_what_waits_for_the_login() {
    try (SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");
        RconSession session =
            Rcon.open(Link.server(simulated, Dialect.MINECRAFT, "hunter2wrong"))) {
      var first = session.execute(Command.of("echo 1"));
      var second = session.execute(Command.of("echo 2").within(Duration.ofMinutes(5)));
      var third = session.execute(Command.of("echo 3").safeToRepeat());
      Link.fails(first, LoginRefused.class, Delivery.NOT_SENT);
      Link.fails(second, LoginRefused.class, Delivery.NOT_SENT);
      Link.fails(third, LoginRefused.class, Delivery.NOT_SENT);
      assertEquals(0, simulated.commandsExecuted());
    }
  }

  @Test
  void should_wait_for_seconds_after_a_login_that_was_closed_without_a_word() {
    Watch watch = new Watch();
    try (SimulatedServer simulated = SimulatedServer.start("source", "s3cret")) {
      simulated.loginMishap(new Mishap.Close());
      try (RconSession session =
          Rcon.open(
              Link.server(simulated, Dialect.SOURCE, "s3cret"),
              o -> o.backoff(Link.QUICK).listener(watch))) {
        await().until(() -> session.state() == SessionState.BACKING_OFF);
        assertTrue(watch.pauses.get(0).compareTo(Duration.ofSeconds(5)) >= 0);
        await().during(QUIET).until(() -> simulated.connectionsAccepted() == 1);
      }
    }
  }

  @Test
  void should_refuse_a_password_that_quake_would_cut_before_anything_is_sent() {
    try (SimulatedServer simulated = SimulatedServer.start("ioquake3", "two words")) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> Rcon.open(Link.server(simulated, Dialect.IOQUAKE3, "two words")));
      assertTrue(String.valueOf(refused.getMessage()).contains("a space"), refused.getMessage());
      assertFalse(String.valueOf(refused.getMessage()).contains("two words"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic"})
  void should_log_in_with_spaces_and_characters_beyond_ascii(String dialect) {
    String password = "pass wörd €";
    try (SimulatedServer simulated = SimulatedServer.start(dialect, password);
        RconSession session =
            Rcon.open(Link.server(simulated, Dialect.named(dialect).orElseThrow(), password))) {
      assertEquals("in", session.blocking().execute("echo in").text().strip());
    }
  }
}
