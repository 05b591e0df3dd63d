package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.simulator.BareServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** BattlEye sends a message five times, and forgets a client that does not acknowledge it. */
class AcknowledgedMessagesTest {
  private static void assertAnswers(SilentServer place, RconSession session) {
    PendingReply reply = session.execute("echo x");
    place.pass(Duration.ofSeconds(1));
    assertEquals("x", reply.toCompletableFuture().join().text());
  }

  @Test
  void should_acknowledge_so_that_the_server_does_not_forget_it() {
    try (SilentServer place = new SilentServer()) {
      BareServer bare = new BareServer("battleye", "s3cret", place.world.outer, o -> {});
      place.listen(bare.datagrams());
      RconFleet fleet = place.fleet(RconOptions.builder());
      RconSession session =
          fleet.add(SilentServer.described(Dialect.named("battleye").orElseThrow()));
      place.pass(Duration.ofSeconds(1));
      assertEquals(SessionState.READY, session.state());
      assertAnswers(place, session);
      // It told of the login at once, and would have forgotten the client after ten seconds.
      place.pass(Duration.ofSeconds(20));
      assertAnswers(place, session);
      assertEquals(1, bare.server().counts().logins());
      fleet.closeAsync();
      place.pass(Duration.ofSeconds(5));
    }
  }
}
