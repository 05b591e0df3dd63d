package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateChangesTest {
  private final StateChanges changes = new StateChanges();

  private void change(String name, SessionState to) {
    Server server = Server.of(Dialect.SOURCE, "h", 1, Secret.none()).named(name);
    changes.stateChanged(server, SessionState.IDLE, to, Optional.empty());
  }

  @Test
  void theCauseIsToldInOneHarmlessLine() {
    Server server = Server.of(Dialect.SOURCE, "h", 1, Secret.none()).named("a");
    changes.stateChanged(
        server,
        SessionState.READY,
        SessionState.BACKING_OFF,
        Optional.of(
            new RconException.Disconnected(
                "a", RconException.Delivery.UNKNOWN, "closed\n\u001b[2Jby it")));
    List<String> lines = changes.take();
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).startsWith("a: the connection is lost; it is tried again: closed "));
    assertFalse(lines.get(0).contains("\u001b") || lines.get(0).contains("\n"), lines.get(0));
  }

  @Test
  void whatIsLostAndComesBackIsToldOnce() {
    change("a", SessionState.READY);
    assertEquals(List.of(), changes.take());
    change("a", SessionState.BACKING_OFF);
    change("a", SessionState.CONNECTING);
    change("a", SessionState.BACKING_OFF);
    assertEquals(List.of("a: the connection is lost; it is tried again"), changes.take());
    change("a", SessionState.BACKING_OFF);
    assertEquals(List.of(), changes.take());
    change("a", SessionState.READY);
    assertEquals(List.of("a: ready again"), changes.take());
    change("a", SessionState.REFUSED);
    assertEquals(List.of("a: refused; not tried again"), changes.take());
  }

  @Test
  void manyAreToldTogether() {
    for (int i = 0; i < 100; i++) {
      change("s" + i, SessionState.BACKING_OFF);
    }
    assertEquals(List.of("100 servers: the connection is lost; it is tried again"), changes.take());
  }
}
