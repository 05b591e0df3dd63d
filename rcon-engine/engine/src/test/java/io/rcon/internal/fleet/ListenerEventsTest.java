package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener knows which command it is told of, and why a session is not well. */
@Timeout(60)
class ListenerEventsTest {
  private final List<String> told = new ArrayList<>();

  private final RconListener audit =
      new RconListener() {
        @Override
        public void sent(Server server, Command command) {
          told.add("sent " + words(command));
        }

        @Override
        public void replied(Server server, Command command, Reply reply) {
          told.add("replied " + words(command) + " " + reply.text());
        }

        @Override
        public void failed(Server server, Command command, RconException failure, long nanos) {
          told.add("failed " + words(command) + " " + failure.code() + " " + failure.delivery());
        }

        @Override
        public void stateChanged(
            Server server, SessionState from, SessionState to, Optional<RconException> cause) {
          told.add(to + cause.map(each -> " " + each.code()).orElse(""));
        }

        @Override
        public void reconnecting(Server server, int failures, Duration pause, RconException cause) {
          told.add("reconnecting " + failures + " " + cause.getMessage());
        }
      };

  private final RconListener plain =
      new RconListener() {
        @Override
        public void sent(Server server) {
          told.add("plain sent");
        }

        @Override
        public void replied(Server server, Reply reply) {
          told.add("plain replied");
        }

        @Override
        public void failed(Server server, RconException failure, long nanos) {
          told.add("plain failed");
        }
      };

  private final VirtualFleet world =
      new VirtualFleet(1, o -> o.listener(RconListener.all(audit, plain)).queueLimit(10));

  private static String words(Command command) {
    return command.text() + command.origin().map(origin -> " by " + origin).orElse("");
  }

  @AfterEach
  void end() {
    world.close();
  }

  private RconSession session() {
    return world.fleet.session("s1").orElseThrow();
  }

  @Test
  void should_tell_which_command_and_who_gave_it() {
    world.with(1, 1);
    told.clear();
    session().execute(Command.of("list").origin("alice"));
    session().execute("say hi").cancel();
    world.virtual.run();
    assertTrue(
        told.containsAll(
            List.of(
                "sent list by alice",
                "plain sent",
                "replied list by alice list",
                "plain replied",
                "failed say hi CANCELLED NOT_SENT",
                "plain failed")),
        told::toString);
  }

  @Test
  void should_tell_why_a_session_is_not_well_and_since_when() {
    assertEquals(Optional.empty(), lastFailure(world.with(1, 1)));
    assertEquals(Optional.empty(), session().failingFor());
    told.clear();
    VirtualServer server = world.servers.get(1);
    server.closesLogins = true;
    server.drop();
    world.virtual.run();
    assertEquals("BACKING_OFF DISCONNECTED", told.get(told.size() - 1), told::toString);
    assertTrue(told.get(told.size() - 2).startsWith("reconnecting 0 s1: "), told::toString);
    assertEquals("DISCONNECTED", session().lastFailure().orElseThrow().code());
    assertEquals(Optional.of(Duration.ZERO), session().failingFor());

    world.pass(30_000);
    String now = session().lastFailure().orElseThrow().getMessage();
    assertTrue(now.contains("during the login"), now);
    assertEquals(Optional.of(Duration.ofSeconds(30)), session().failingFor());
    ServerSnapshot snapshot = world.fleet.snapshot().servers().get(0);
    assertEquals(session().lastFailure(), snapshot.lastFailure());
    assertEquals(Optional.of(Duration.ofSeconds(30)), snapshot.failingFor());

    server.closesLogins = false;
    world.pass(200_000);
    world.fleet.replace(session().server().tagged("n", "2"));
    world.pass(5_000);
    assertEquals(SessionState.READY, session().state());
    assertEquals(Optional.empty(), session().failingFor());
  }

  @Test
  void should_remember_a_failure_that_is_over() {
    world.with(1, 1);
    world.servers.get(1).drop();
    world.pass(30_000);
    assertEquals(SessionState.READY, session().state());
    assertEquals("DISCONNECTED", session().lastFailure().orElseThrow().code());
    assertEquals(Optional.empty(), session().failingFor());
  }

  private static Optional<RconException> lastFailure(VirtualFleet world) {
    return world.fleet.session("s1").orElseThrow().lastFailure();
  }

  @Test
  void should_name_the_commands_that_were_turned_away() throws Exception {
    world.with(1, 1);
    told.clear();
    Thread caller =
        new Thread(() -> {
          for (int i = 0; i < 3000; i++) {
            session().execute(Command.of("n" + i).origin("bob"));
          }
        });
    caller.start();
    caller.join();
    world.virtual.run();
    long named = told.stream().filter(each -> each.endsWith("by bob OVERLOADED NOT_SENT")).count();
    long failed = told.stream().filter("plain failed"::equals).count();
    long replied = told.stream().filter("plain replied"::equals).count();
    assertEquals(3000, failed + replied);
    assertEquals(1000, named);
  }
}
