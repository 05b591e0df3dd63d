package io.rcon.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.KeepAlive;
import io.rcon.Pacing;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.session.Link;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.ScriptedReply;
import io.rcon.status.StatusSamples;
import io.rcon.testing.HostileText;
import io.rcon.testing.LongForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand names and reasons that try to run another command, through say, kick and ban of each
 * dialect that has one of them: the server's own record shows one command that its console reads as
 * exactly these words, or the command was refused before it was sent, with a reason. A dialect that
 * stands for no game refuses all.
 */
@Timeout(900)
class HostileArgumentsTest {
  /** Six names and reasons in each round. */
  private static final int ROUNDS = LongForm.or(1700, 8);

  private static final int LANES_OF_A_DIALECT = LongForm.or(4, 1);

  /** So many servers are asked at once, since a datagram's answer takes its time to end. */
  private static final int LANES = 32;

  private static final List<GameAction> ACTIONS =
      List.of(GameAction.SAY, GameAction.KICK, GameAction.BAN);

  static Stream<Dialect> worded() {
    return Dialect.all().stream()
        .filter(each -> each.equals(Dialect.GENERIC) || has(each, ACTIONS));
  }

  private static boolean has(Dialect dialect, List<GameAction> any) {
    return any.stream().anyMatch(action -> !dialect.get(action.template()).isEmpty());
  }

  /** Not the facts under test: answers end at once, so that thousands of them take seconds. */
  private static Dialect quick(Dialect dialect) {
    Duration moment = Duration.ofNanos(1);
    Dialect unpaced =
        dialect.with(d ->
            d.pacing(Pacing.NONE)
                .set(CommonFacts.KEEP_ALIVE, KeepAlive.NONE)
                .rests(new Dialect.Rests(moment, moment, moment)));
    Ending at = Ending.quiet(Duration.ofMillis(1), 8006, Ending.Marker.NONE);
    boolean guesses = dialect.ending().rule() == EndRule.QUIET_TIME;
    return guesses ? unpaced.with(d -> d.ending(at)) : unpaced;
  }

  @Test
  void noArgumentBecomesASecondCommand(TestReporter reporter) throws Exception {
    Map<Dialect, Tally> tallies = new LinkedHashMap<>();
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<?>> all = new ArrayList<>();
      worded()
          .forEach(dialect -> {
            Tally tally = new Tally();
            tallies.put(dialect, tally);
            for (int lane = 0; lane < LANES_OF_A_DIALECT; lane++) {
              HostileText hostile = new HostileText(dialect.name().hashCode() + lane);
              all.add(lanes.submit(() -> run(dialect, hostile, tally)));
            }
          });
      for (Future<?> lane : all) {
        lane.get(800, TimeUnit.SECONDS);
      }
    } finally {
      lanes.shutdownNow();
    }
    tallies.forEach((dialect, tally) -> {
      reporter.publishEntry(dialect.name(), tally.toString());
      // Of few rounds there may be none without a blank, which Palworld drops.
      int least = has(dialect, ACTIONS) ? ROUNDS / 20 - 1 : -1;
      assertTrue(tally.sent.get() > least, () -> dialect + ": only " + tally);
      assertTrue(tally.refused.get() > ROUNDS / 2, () -> dialect + ": only " + tally);
    });
    int all = tallies.values().stream().mapToInt(tally -> tally.sent.get()).sum();
    assertTrue(all > ROUNDS * tallies.size() / 2, () -> tallies.toString());
  }

  private static Void run(Dialect dialect, HostileText hostile, Tally tally) throws Exception {
    try (Link link =
        Link.to(
            quick(dialect),
            options -> options.timeout(Duration.ofSeconds(60)),
            o -> o.pacing(false).recorded(8),
            server -> server)) {
      link.server.respond(command -> Optional.of(ScriptedReply.text("done\n")));
      Trial trial = new Trial(dialect, link, tally);
      for (int i = 0; i < ROUNDS / LANES_OF_A_DIALECT; i++) {
        trial.run(GameAction.SAY, null, hostile.next());
        trial.run(GameAction.KICK, key(dialect, hostile.next()), hostile.next());
        trial.run(GameAction.KICK, key(dialect, hostile.next()), "");
        trial.run(GameAction.BAN, key(dialect, hostile.next()), hostile.next());
      }
    }
    return null;
  }

  /** Where a game goes by identifiers, the hostile text is given as one. */
  private static PlayerKey key(Dialect dialect, String player) {
    boolean byId = dialect.get(GameAction.KICK.template()).contains("{steam}");
    return byId ? PlayerKey.id(player) : PlayerKey.nameOrId(player);
  }

  private static final class Tally {
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public String toString() {
      return sent + " sent, " + refused + " refused";
    }
  }

  /** One dialect's server. */
  private record Trial(Dialect dialect, Link link, Tally tally) {
    void run(GameAction action, @Nullable PlayerKey key, String reason) throws Exception {
      TypedCommand command = TypedCommand.of(action, key, reason);
      long before = link.server.commandsExecuted();
      String player = command.player().flatMap(PlayerKey::name).orElse("");
      list(player);
      String text = null;
      try {
        text =
            Commands.of(link.session)
                .run(command)
                .toCompletableFuture()
                .get(120, TimeUnit.SECONDS)
                .text();
      } catch (ExecutionException e) {
        CommandRejected why =
            e.getCause() instanceof CommandRejected rejected ? rejected : failed(command, e);
        assertEquals(Delivery.NOT_SENT, why.delivery());
        tally.refused.incrementAndGet();
      }
      long ran = link.server.commandsExecuted() - before;
      List<RecordedRequest> requests = link.server.requests();
      if (text == null) {
        assertTrue(areLists(requests, ran, 0), () -> command + " was refused and ran " + requests);
        return;
      }
      tally.sent.incrementAndGet();
      String recorded = requests.get(requests.size() - 1).command();
      assertTrue(
          ran >= 1 && areLists(requests, ran, 1),
          () -> command + " ran " + ran + " commands: " + requests);
      Pattern only = WordedAction.of(dialect, command.action(), player, reason);
      assertTrue(
          WordedAction.shows(dialect, only, recorded),
          () -> dialect + ": " + recorded + " is no " + only);
      List<List<String>> read = ConsoleReading.read(dialect, recorded);
      assertEquals(1, read.size(), () -> dialect + " reads several commands in " + recorded);
      if (ConsoleReading.isKnown(dialect)) {
        checkWords(command.action(), player, reason, read.get(0), recorded);
      }
    }

    private CommandRejected failed(TypedCommand command, ExecutionException e) {
      throw new AssertionError(dialect + ": " + command + " failed", e.getCause());
    }

    /** All that ran but the last ones: a list that came in part is asked for once more. */
    private boolean areLists(List<RecordedRequest> requests, long ran, int last) {
      int begin = (int) Math.max(0, requests.size() - ran);
      return requests.subList(begin, requests.size() - last).stream()
          .allMatch(each -> each.command().equals(dialect.console().status()));
    }

    /** The player of that name, as the game lists players: what it prints may forge a row. */
    private void list(String player) {
      String format = dialect.get(CommonFacts.STATUS_FORMAT);
      StatusSamples.of(format, List.of("Sarge", player, "Grunt"))
          .ifPresent(text -> link.server.reply(dialect.console().status(), text));
    }

    /** By what the consoles of some games do to words, which is written down for these. */
    private void checkWords(
        GameAction action, String player, String reason, List<String> words, String recorded) {
      Pattern read = WordedAction.read(dialect, action, player, reason);
      String all = String.join(" ", words).replaceAll(" +", " ");
      assertTrue(
          read.matcher(all).matches(), () -> recorded + " reads as " + words + ", not as " + read);
      if (ConsoleReading.keepsQuotations(dialect)) {
        int harmless = WordedAction.words(dialect, action, reason.isEmpty());
        assertEquals(harmless, words.size(), () -> recorded + " reads as " + words);
      }
    }
  }
}
