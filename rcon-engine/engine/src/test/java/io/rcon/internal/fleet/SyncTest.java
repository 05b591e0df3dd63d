package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.FleetChanges;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.Tls;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What changed is changed, and nothing else; and who does not want to wait need not. */
@Timeout(60)
class SyncTest {
  private final VirtualFleet world = new VirtualFleet().with(1, 3);

  @AfterEach
  void end() {
    world.close();
  }

  private static Server server(int number) {
    return VirtualFleet.server(Dialect.MINECRAFT, number);
  }

  private RconSession session(int number) {
    return world.fleet.session("s" + number).orElseThrow();
  }

  private void refuse(int number) {
    world.servers.get(number).refusesLogins = true;
    world.servers.get(number).drop();
    for (int i = 0; i < 900 && session(number).state() != SessionState.REFUSED; i++) {
      world.pass(1_000);
    }
    assertEquals(SessionState.REFUSED, session(number).state());
    world.servers.get(number).refusesLogins = false;
  }

  @Test
  void should_leave_a_session_alone_whose_server_is_the_same() {
    RconSession before = session(1);
    assertSame(before, world.fleet.replace(server(1)));
    world.pass(1_000);
    assertEquals(1, world.servers.get(1).connections);
    RconSession after = world.fleet.replace(server(1).tagged("a", "b"));
    assertNotSame(before, after);
    world.pass(1_000);
    assertEquals(2, world.servers.get(1).connections);
  }

  @Test
  void should_replace_a_session_that_was_refused_or_closed_though_nothing_changed() {
    refuse(1);
    RconSession refused = session(1);
    assertNotSame(refused, world.fleet.replace(server(1)));
    world.pass(1_000);
    assertEquals(SessionState.READY, session(1).state());
    RconSession closed = session(2);
    closed.closeAsync();
    assertNotSame(closed, world.fleet.replace(server(2)));
    world.pass(3_000);
    assertEquals(SessionState.READY, session(2).state());
  }

  @Test
  void should_add_replace_and_remove_what_changed_and_say_so() {
    RconSession first = session(1);
    RconSession second = session(2);
    VirtualServer fourth = new VirtualServer(world.virtual.eventLoop(), 4);
    world.servers.put(4, fourth);
    FleetChanges changes =
        world.fleet.sync(List.of(server(4), server(1), server(2).tagged("a", "b")));
    world.pass(3_000);
    assertEquals(new FleetChanges(List.of("s4"), List.of("s2"), List.of("s3")), changes);
    assertSame(first, session(1));
    assertNotSame(second, session(2));
    assertEquals(SessionState.CLOSED, second.state());
    assertTrue(world.fleet.session("s3").isEmpty());
    assertEquals(1, fourth.logins);
    assertEquals(1, world.servers.get(1).connections);
    assertTrue(
        world.fleet.sync(List.of(server(4), server(1), server(2).tagged("a", "b"))).isEmpty());
  }

  @Test
  void should_change_nothing_when_one_of_them_cannot_be() {
    List<Server> twice = List.of(server(1), server(1));
    assertThrows(IllegalArgumentException.class, () -> world.fleet.sync(twice));
    Server wrong = VirtualFleet.server(Dialect.QUAKE3, 9).withTls(Tls.systemTrust());
    List<Server> servers = List.of(server(7), wrong);
    assertThrows(IllegalArgumentException.class, () -> world.fleet.sync(servers));
    assertEquals(3, world.fleet.snapshot().servers().size());
    world.pass(1_000);
    assertEquals(SessionState.READY, session(3).state());
  }

  @Test
  void should_leave_a_refused_session_alone_until_somebody_wants_a_retry() {
    refuse(1);
    RconSession refused = session(1);
    int logins = world.servers.get(1).logins;
    assertTrue(world.fleet.sync(List.of(server(1), server(2), server(3))).isEmpty());
    world.pass(120_000);
    assertEquals(logins, world.servers.get(1).logins);
    refused.retry();
    world.pass(1_000);
    assertEquals(SessionState.READY, refused.state());
    assertEquals(logins + 1, world.servers.get(1).logins);
  }

  @Test
  void should_end_a_pause_and_do_nothing_elsewhere() {
    VirtualServer server = world.servers.get(1);
    server.closesLogins = true;
    server.drop();
    for (int i = 0; i < 60 && server.logins < 2; i++) {
      world.pass(1_000);
    }
    assertEquals(SessionState.BACKING_OFF, session(1).state());
    server.closesLogins = false;
    session(1).retry();
    world.virtual.run();
    world.pass(500);
    assertEquals(SessionState.READY, session(1).state());
    int connections = server.connections;
    session(1).retry();
    world.pass(120_000);
    assertEquals(connections, server.connections);
    session(1).closeAsync();
    session(1).retry();
    world.pass(5_000);
    assertEquals(SessionState.CLOSED, session(1).state());
  }
}
