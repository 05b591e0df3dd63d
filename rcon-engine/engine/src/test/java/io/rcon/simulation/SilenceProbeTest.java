package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Backoff;
import io.rcon.Dialect;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.internal.wire.Wire;
import io.rcon.internal.wire.Wire.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a UDP session asks of a server that is silent, and what it makes of the answer. */
class SilenceProbeTest {
  private final SilentServer server = new SilentServer();

  @AfterEach
  void end() {
    server.close();
  }

  private List<Silence> asked(boolean hangsUp) {
    Wire wire = server.dialled(new RconListener() {});
    List<Silence> found = new ArrayList<>();
    wire.explainSilence(found::add);
    if (hangsUp) {
      wire.hangUp();
    }
    server.pass(Duration.ofSeconds(2));
    return found;
  }

  @Test
  void should_ask_a_silent_server() {
    server.listen();
    assertEquals(List.of(Silence.SILENT), asked(false));
    assertEquals(List.of("getinfo"), server.sent);
  }

  @Test
  void should_ask_nothing_for_a_session_that_hung_up() {
    assertEquals(List.of(Silence.NOT_ASKED), asked(true));
    assertEquals(List.of(), server.sent);
  }

  @Test
  void should_be_ready_again_although_a_question_takes_longer_than_a_dial_may() {
    RconFleet fleet =
        server.fleet(
            RconOptions.builder()
                .connectTimeout(Duration.ofMillis(300))
                .backoff(new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO)));
    RconSession session = fleet.add(SilentServer.described(Dialect.DARKPLACES));
    session.execute("status");
    server.pass(Duration.ofSeconds(2));
    assertEquals(SessionState.BACKING_OFF, session.state(), "nothing listens at the port");
    // One that answers no questions of strangers.
    server.listen();
    server.pass(Duration.ofSeconds(10));
    assertEquals(SessionState.READY, session.state());
    fleet.closeAsync();
    server.pass(Duration.ofSeconds(5));
  }
}
