package io.rcon.fleet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.SessionState;
import io.rcon.session.Link;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import io.rcon.testing.LongForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand servers, five commands each, in the long form a hundred, every command with a token of
 * its own.
 */
@Timeout(180)
class ThousandServersTest {
  private static final int SERVERS = 1000;
  private static final int COMMANDS = LongForm.or(100, 5);
  private static final String[] GAMES = {"source", "minecraft", "darkplaces"};

  private final AtomicIntegerArray answers = new AtomicIntegerArray(SERVERS * COMMANDS);
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger timedOut = new AtomicInteger();

  private void ask(RconSession session, int server, boolean silent) {
    for (int i = 0; i < COMMANDS; i++) {
      int number = server * COMMANDS + i;
      String token = "t" + Integer.toString(number * 31 + 7, 36) + "-" + number;
      session
          .execute(Command.of("echo " + token))
          .whenComplete((reply, failure) -> {
            if (failure == null && !silent) {
              answers.incrementAndGet(number);
              answered.incrementAndGet();
              if (!reply.text().strip().equals(token)) {
                wrong.add(token + " got " + reply.text());
              }
            } else if (silent && failure instanceof TimedOut late) {
              timedOut.incrementAndGet();
              if (late.delivery() != Delivery.UNKNOWN) {
                wrong.add("" + late);
              }
            } else if (!silent) {
              wrong.add(token + " failed: " + failure);
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void should_answer_each_command_once_and_with_its_own_text(int everyNthIsSilent) {
    // Far away, so that a slow machine cannot reach it before the others have ended.
    Duration deadline = Duration.ofSeconds(60);
    try (Simulator simulator = new Simulator();
        RconFleet fleet =
            Rcon.fleet(o ->
                o.eventLoops(1)
                    .dialsPerSecond(0)
                    .timeout(deadline)
                    .within(deadline.multipliedBy(3)))) {
      List<RconSession> sessions = new ArrayList<>();
      List<SimulatedServer> servers = new ArrayList<>();
      for (int i = 0; i < SERVERS; i++) {
        String game = GAMES[i % GAMES.length];
        SimulatedServer server = simulator.start(game, "s3cret", o -> o.pacing(false).recorded(0));
        servers.add(server);
        sessions.add(
            fleet.add(
                Link.server(server, Dialect.named(game).orElseThrow(), "s3cret").named("s" + i)));
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> fleet.select(Selector.parse("state=READY")).size() == SERVERS);
      int silent = 0;
      for (int i = 0; i < SERVERS; i++) {
        boolean isSilent = everyNthIsSilent > 0 && i % everyNthIsSilent == 0;
        if (isSilent) {
          silent++;
          servers.get(i).mishap(command -> true, new Mishap.Lose());
        }
        ask(sessions.get(i), i, isSilent);
      }
      int expected = (SERVERS - silent) * COMMANDS;
      await().atMost(Duration.ofSeconds(90)).until(() -> answered.get() + wrong.size() >= expected);
      assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong, first " + wrong.peek());
      assertEquals(0, timedOut.get(), "the others end before the first deadline of the silent");
      for (int i = 0; i < SERVERS * COMMANDS; i++) {
        boolean isSilent = everyNthIsSilent > 0 && i / COMMANDS % everyNthIsSilent == 0;
        assertEquals(isSilent ? 0 : 1, answers.get(i), "command " + i);
      }
      for (int i = 0; i < SERVERS; i++) {
        if (everyNthIsSilent == 0 || i % everyNthIsSilent != 0) {
          assertEquals(COMMANDS, servers.get(i).commandsExecuted(), "doubled");
          assertEquals(SessionState.READY, sessions.get(i).state());
        }
      }
    }
  }
}
