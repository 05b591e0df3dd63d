package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.session.Watch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A game that closes the connection after each answer is no outage. */
@Timeout(60)
class CloseAfterAnswerTest {
  private static final Dialect CONAN =
      Dialect.named("conan").orElseThrow().with(d -> d.pacing(Pacing.NONE));

  private static final int AUTH_RESPONSE = 2;

  private final Watch watch = new Watch();
  private final VirtualFleet world = new VirtualFleet(1, o -> o.listener(watch));
  private final List<String> answers = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private VirtualServer conan(boolean closes) {
    VirtualServer server = world.with(VirtualFleet.server(CONAN, 1));
    server.answerType = AUTH_RESPONSE;
    server.closesAfterAnswer = closes;
    return server;
  }

  private RconSession session() {
    return world.fleet.session("s1").orElseThrow();
  }

  private void ask(String command) {
    session()
        .execute(command)
        .whenComplete((reply, failure) -> {
          if (reply != null) {
            answers.add(reply.text());
          } else {
            failures.add(failure);
          }
        });
  }

  /** Also where the server leaves it open for once: the next command then meets no close. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_go_idle_and_connect_with_the_next_command(boolean closes) {
    try (world) {
      VirtualServer server = conan(closes);
      for (int i = 1; i <= 5; i++) {
        ask("list " + i);
      }
      world.pass(5000);
      assertEquals(List.of("list 1", "list 2", "list 3", "list 4", "list 5"), answers);
      assertEquals(5, server.connections, "one a command, and nobody needs another");
      assertEquals(SessionState.IDLE, session().state());
      ask("last");
      world.pass(1000);
      assertEquals("last", answers.get(5));
      assertEquals(6, server.connections);
      assertEquals(0, watch.times(SessionState.BACKING_OFF));
      assertEquals(List.of(), watch.pauses);
      assertEquals(List.of(), watch.failures);
      assertEquals(List.of(), failures);
    }
  }

  @Test
  void should_fail_a_command_that_only_a_close_answers() {
    try (world) {
      VirtualServer server = conan(true);
      world.pass(1000);
      server.silent = true;
      ask("lost");
      world.pass(100);
      server.drop();
      world.pass(100);
      assertEquals(1, failures.size());
      assertTrue(failures.get(0) instanceof RconException.Disconnected, "" + failures);
      assertEquals(SessionState.IDLE, session().state());
    }
  }
}
