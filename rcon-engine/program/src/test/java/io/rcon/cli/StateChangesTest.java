package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateChangesTest {
  private final StateChanges changes = new StateChanges();

  private void change(String name, SessionState to) {
    Server server = Server.of(Dialect.SOURCE, "h", 1, Secret.none()).named(name);
    changes.stateChanged(server, SessionState.IDLE, to);
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
    assertEquals(List.of("a: the password is refused; not tried again"), changes.take());
  }

  @Test
  void manyAreToldTogether() {
    for (int i = 0; i < 100; i++) {
      change("s" + i, SessionState.BACKING_OFF);
    }
    assertEquals(List.of("100 servers: the connection is lost; it is tried again"), changes.take());
  }
}
