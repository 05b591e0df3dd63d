package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.session.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session is like when its commands met silence, or an outage is over. */
@Timeout(60)
class AfterTroubleTest {
  /** The answer to the probe that restores the order is still out when the connection is closed. */
  @Test
  void should_write_again_although_it_went_idle_while_nothing_could_be_written() {
    try (VirtualFleet world = new VirtualFleet(1, o -> o.onDemand(Duration.ofSeconds(1)))) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      RconSession session = world.fleet.session("s1").orElseThrow();
      server.silent = true;
      server.deaf = true;
      session.execute("first");
      world.pass(5500);
      assertEquals(1, server.probes);
      world.pass(1000);
      assertEquals(SessionState.IDLE, session.state());
      server.silent = false;
      List<String> answers = new ArrayList<>();
      session.execute("second").whenComplete((reply, failure) -> answers.add("" + reply));
      world.pass(100);
      assertEquals(List.of("first", "second"), server.commands);
      assertEquals(1, answers.size());
    }
  }

  /** The last of them is due in the same moment in which the third has the connection closed. */
  @Test
  void should_count_a_cancelled_command_off_once() {
    try (VirtualFleet world = new VirtualFleet(1, o -> o.timeout(Duration.ofSeconds(5)))) {
      Dialect four = Dialect.SOURCE.with(d -> d.name("four").depth(4));
      VirtualServer server = world.with(VirtualFleet.server(four, 1));
      RconSession session = world.fleet.session("s1").orElseThrow();
      server.silent = true;
      server.deaf = true;
      for (int i = 0; i < 3; i++) {
        session.execute("silent");
      }
      PendingReply cancelled = session.execute("cancelled");
      world.virtual.run();
      cancelled.cancel();
      world.pass(7000);
      assertEquals(2, server.connections);
      assertEquals(4, server.commands.size());
      for (int i = 0; i < 10; i++) {
        session.execute("silent");
      }
      world.virtual.run();
      assertEquals(8, server.commands.size(), "no deeper than four");
    }
  }

  @Test
  void should_not_tell_of_an_outage_that_is_over() {
    try (VirtualFleet world = new VirtualFleet(1, o -> o.onDemand(Duration.ofSeconds(1)))) {
      world.with(VirtualFleet.server(Dialect.MINECRAFT, 1)).close();
      RconSession session = world.fleet.session("s1").orElseThrow();
      session.execute("nobody is there");
      world.pass(5000);
      VirtualServer again = new VirtualServer(world.virtual.eventLoop(), 1);
      world.servers.put(1, again);
      session.execute("list");
      world.pass(2000);
      assertEquals(List.of("list"), again.commands);
      assertEquals(SessionState.IDLE, session.state());
      again.silentAtLogin = true;
      session.execute("waits");
      world.virtual.run();
      assertEquals(SessionState.LOGGING_IN, session.state());
      world.poll(Command.of("list"), Duration.ofSeconds(1));
      world.pass(1000);
      String told = "" + world.brought.get(0).outcome().failure().orElseThrow().getMessage();
      assertTrue(told.contains("not connected yet"), told);
    }
  }

  @Test
  void should_wait_longer_however_long_ago_it_was_first_ready() {
    Watch watch = new Watch();
    try (VirtualFleet world = new VirtualFleet(1, o -> o.listener(watch))) {
      VirtualServer server = world.with(VirtualFleet.server(Dialect.MINECRAFT, 1));
      RconSession session = world.fleet.session("s1").orElseThrow();
      world.pass(600_000);
      for (int i = 0; i < 10; i++) {
        session.execute("list");
        world.pass(10);
        server.drop();
        world.virtual.run();
        while (session.state() != SessionState.READY) {
          world.pass(100);
        }
      }
      Duration most = watch.pauses.stream().max(Duration::compareTo).orElseThrow();
      assertTrue(most.toMillis() > 5_000, () -> "pauses " + watch.pauses);
    }
  }
}
