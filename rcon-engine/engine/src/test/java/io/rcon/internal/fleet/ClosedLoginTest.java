package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconSession;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that is closed during the login: a front, a restart, a ban or a wrong password. */
@Timeout(60)
class ClosedLoginTest {
  private static final Dialect CLOSES =
      Dialect.MINECRAFT.with(d -> d.name("closes").closesOnBadPassword(true));

  private final VirtualFleet world = new VirtualFleet();

  private RconSession session() {
    return world.fleet.session("s1").orElseThrow();
  }

  /** The moments, in milliseconds, at which a password comes, within some time. */
  private List<Long> loginsWithin(VirtualServer server, Duration time) {
    List<Long> logins = new ArrayList<>();
    int before = server.logins;
    for (long at = 0; at < time.toMillis(); at += 10) {
      world.pass(10);
      for (; before < server.logins; before++) {
        logins.add(at);
      }
    }
    return logins;
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source", "nukkit", "generic", "closes"})
  void should_be_back_within_six_seconds_of_a_game_behind_a_front(String name) {
    try (world) {
      Dialect dialect = name.equals("closes") ? CLOSES : Dialect.named(name).orElseThrow();
      VirtualServer server = world.with(VirtualFleet.server(dialect, 1));
      assertEquals(SessionState.READY, session().state());
      server.isFront = true;
      server.drop();
      int connections = server.connections;
      for (int i = 0; i < 180; i++) {
        world.pass(1000);
        assertTrue(session().state() != SessionState.REFUSED, "a close at " + i + " s refuses");
      }
      assertTrue(server.connections - connections > 180 / 6, "tried again within 5 s each time");
      assertEquals(1, server.logins, "only that before");
      server.isFront = false;
      world.pass(6000);
      assertEquals(SessionState.READY, session().state());
      assertEquals(2, server.logins);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_begin_behind_a_front(boolean closes) {
    try (world) {
      Dialect dialect = closes ? CLOSES : Dialect.MINECRAFT;
      VirtualServer server = new VirtualServer(world.virtual.eventLoop(), 1);
      world.servers.put(1, server);
      server.isFront = true;
      world.fleet.add(VirtualFleet.server(dialect, 1));
      world.pass(180_000);
      assertEquals(SessionState.BACKING_OFF, session().state());
      server.isFront = false;
      world.pass(6000);
      assertEquals(SessionState.READY, session().state());
    }
  }

  @Test
  void should_say_that_the_game_is_away_behind_a_front() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      server.isFront = true;
      server.drop();
      world.pass(30_000);
      List<String> told = new ArrayList<>();
      session().execute("list").whenComplete((reply, failure) -> told.add("" + failure));
      world.pass(10_000);
      assertTrue(told.get(0).contains("before the password was sent"), told.get(0));
    }
  }

  @Test
  void should_wait_with_the_password_only_after_a_closed_login() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      assertEquals(List.of(), loginsWithin(server, Duration.ofSeconds(10)));
      session().execute("list");
      world.pass(10);
      server.closesLogins = true;
      server.drop();
      assertEquals(1, loginsWithin(server, Duration.ofSeconds(5)).size());
      server.closesLogins = false;
      int connections = server.connections;
      while (server.connections == connections) {
        world.pass(1);
      }
      world.pass(240);
      assertEquals(2, server.logins, "the password waits");
      assertEquals(SessionState.LOGGING_IN, session().state());
      world.pass(20);
      assertEquals(SessionState.READY, session().state());
      server.drop();
      connections = server.connections;
      while (server.connections == connections) {
        world.pass(1);
      }
      world.pass(20);
      assertEquals(SessionState.READY, session().state(), "it was accepted since");
    }
  }

  /** Servers ban whoever fails five times in thirty seconds. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_come_seconds_first_and_minutes_later_but_never_often(boolean accepted) {
    try (world) {
      VirtualServer server = new VirtualServer(world.virtual.eventLoop(), 1);
      world.servers.put(1, server);
      server.closesLogins = !accepted;
      world.fleet.add(VirtualFleet.server(Dialect.SOURCE, 1));
      world.pass(100);
      server.closesLogins = true;
      server.drop();
      List<Long> logins = loginsWithin(server, Duration.ofMinutes(10));
      assertTrue(logins.get(1) - logins.get(0) < 12_000, () -> "at " + logins);
      assertTrue(logins.size() >= 10, () -> "at " + logins);
      for (int i = 4; i < logins.size(); i++) {
        assertTrue(logins.get(i) - logins.get(i - 4) > 30_000, "at " + logins);
      }
      for (int i = 5; i < logins.size(); i++) {
        assertTrue(logins.get(i) - logins.get(i - 1) >= 59_000, "at " + logins);
      }
      assertTrue(session().state() != SessionState.REFUSED, "a bare close refuses nothing");
      server.closesLogins = false;
      world.pass(122_000);
      assertEquals(SessionState.READY, session().state());
    }
  }

  @Test
  void should_take_the_third_close_for_a_refusal_a_minute_apart_where_the_dialect_says_so() {
    try (world) {
      VirtualServer server = new VirtualServer(world.virtual.eventLoop(), 1);
      world.servers.put(1, server);
      server.closesLogins = true;
      world.fleet.add(VirtualFleet.server(CLOSES, 1));
      world.pass(119_000);
      assertTrue(session().state() != SessionState.REFUSED, "the third must be a minute later");
      world.pass(120_000);
      assertEquals(SessionState.REFUSED, session().state());
      int logins = server.logins;
      world.pass(300_000);
      assertEquals(logins, server.logins);
    }
  }

  @Test
  void should_take_no_close_for_a_refusal_of_what_was_accepted_before() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(CLOSES, 1));
      server.closesLogins = true;
      server.drop();
      for (int i = 0; i < 600; i++) {
        world.pass(1000);
        assertTrue(session().state() != SessionState.REFUSED, "refused at " + i + " s");
      }
      server.closesLogins = false;
      world.pass(122_000);
      assertEquals(SessionState.READY, session().state());
    }
  }

  @Test
  void should_stop_at_words_whatever_was_accepted_before() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(CLOSES, 1));
      server.refusesLogins = true;
      server.drop();
      world.pass(10_000);
      assertEquals(SessionState.REFUSED, session().state());
      assertEquals(2, server.logins);
    }
  }

  @Test
  void should_close_while_the_password_waits() {
    try (world) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      server.closesLogins = true;
      server.drop();
      world.pass(1500);
      RconSession session = session();
      while (session.state() != SessionState.LOGGING_IN) {
        world.pass(1);
      }
      world.fleet.remove("s1");
      world.pass(1000);
      assertEquals(SessionState.CLOSED, session.state());
      assertEquals(2, server.logins);
    }
  }
}
