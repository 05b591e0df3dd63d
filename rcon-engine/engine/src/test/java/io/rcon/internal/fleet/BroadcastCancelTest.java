package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.RconListener;
import io.rcon.Selector;
import io.rcon.Server;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A broadcast that is cancelled while it asks a server. */
class BroadcastCancelTest {
  private final AtomicReference<Broadcast> running = new AtomicReference<>();

  /** Cancels when the second server's command is written: it was given, and not yet noted. */
  private final RconListener cancelling =
      new RconListener() {
        @Override
        public void sent(Server server, Command command) {
          if (server.name().equals("s2")) {
            running.get().cancel();
          }
        }
      };

  @Test
  void should_cancel_the_command_that_is_being_given() {
    try (VirtualFleet world =
        new VirtualFleet(1, o -> o.listener(cancelling).broadcastWidth(1)).with(1, 2)) {
      world.servers.get(2).answerDelay = 500;
      running.set(world.fleet.broadcast(Command.of("list"), Selector.all(), outcome -> {}));
      world.pass(1000);
      assertEquals(
          new Broadcast.Summary(2, 1), running.get().summary().toCompletableFuture().join());
    }
  }
}
