package io.rcon.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.Pacing;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.session.Link;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.ScriptedReply;
import io.rcon.testing.HostileText;
import io.rcon.testing.LongForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten thousand names and reasons by people who want another command to run, through say, kick and
 * ban of each dialect: the server's own record shows one command that its console reads as exactly
 * these words, or the command was refused before it was sent, with a reason.
 */
@Timeout(300)
class HostileArgumentsTest {
  private static final int MANY = LongForm.or(10_000, 200);

  /** So many servers are asked at once, for a datagram's answer takes its time to end. */
  private static final int LANES = 20;

  /** Not the facts under test: answers end at once, so that thousands of them take seconds. */
  private static Dialect quick(String name) {
    Dialect dialect = Dialect.named(name).orElseThrow();
    if (dialect.ending().rule() != EndRule.QUIET_TIME) {
      return dialect;
    }
    Ending at = Ending.quiet(Duration.ofMillis(1), 8006, Ending.Marker.NONE);
    Duration moment = Duration.ofNanos(1);
    return dialect.with(
        d -> d.ending(at).pacing(Pacing.NONE).rests(new Dialect.Rests(moment, moment, moment)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "minecraft",
        "forge",
        "nukkit",
        "quake3",
        "ioquake3",
        "darkplaces",
        "quakeworld",
        "fte",
        "openttd",
        "econ",
        "7dtd"
      })
  void noArgumentBecomesASecondCommand(String name, TestReporter reporter) throws Exception {
    Tally tally = new Tally();
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        HostileText hostile = new HostileText(name.hashCode() + lane);
        all.add(lanes.submit(() -> run(name, hostile, tally)));
      }
      for (Future<?> lane : all) {
        lane.get(280, TimeUnit.SECONDS);
      }
    } finally {
      lanes.shutdownNow();
    }
    reporter.publishEntry(name, tally.sent + " sent, " + tally.refused + " refused");
    assertTrue(tally.sent.get() > MANY / 20, () -> "only " + tally.sent + " were sent");
    assertTrue(tally.refused.get() > MANY / 2, () -> "only " + tally.refused + " were refused");
  }

  private static Void run(String name, HostileText hostile, Tally tally) throws Exception {
    try (Link link =
        Link.to(quick(name), options -> {}, o -> o.pacing(false).recorded(4), server -> server)) {
      link.server.respond(command -> Optional.of(ScriptedReply.text("done\n")));
      Trial trial = new Trial(name, link, tally);
      for (int i = 0; i < MANY / LANES; i++) {
        String player = hostile.next();
        String reason = hostile.next();
        trial.run(TypedCommand.of(GameAction.SAY, null, reason), "say", reason);
        trial.run(TypedCommand.of(GameAction.KICK, key(name, player), reason), "kick", reason);
        trial.run(TypedCommand.of(GameAction.BAN, key(name, player), reason), "ban", reason);
      }
    }
    return null;
  }

  /** Where a game goes by identifiers, the hostile text is given as one. */
  private static PlayerKey key(String dialect, String player) {
    return dialect.equals("source") ? PlayerKey.id(player) : PlayerKey.nameOrId(player);
  }

  private static final class Tally {
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
  }

  /** One dialect's server. */
  private record Trial(String dialect, Link link, Tally tally) {
    void run(TypedCommand command, String what, String reason) throws Exception {
      long before = link.server.commandsExecuted();
      String player = command.player().flatMap(PlayerKey::name).orElse("");
      list(player);
      String text = null;
      try {
        text =
            Commands.of(link.session)
                .run(command)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
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
        assertTrue(ran <= 1, () -> command + " ran " + ran + " commands");
        assertTrue(
            ran == 0 || isList(requests.get(requests.size() - 1).command()),
            () -> command + " was refused and ran " + requests);
        return;
      }
      tally.sent.incrementAndGet();
      String recorded = requests.get(requests.size() - 1).command();
      assertTrue(
          ran == 1 || (ran == 2 && isList(requests.get(requests.size() - 2).command())),
          () -> what + " ran " + ran + " commands: " + requests);
      checkWords(what, player, reason, recorded);
    }

    private static CommandRejected failed(TypedCommand command, ExecutionException e) {
      throw new AssertionError(command + " failed", e.getCause());
    }

    private static boolean isList(String command) {
      return command.startsWith("status") || List.of("list", "clients", "lp").contains(command);
    }

    /** The player of that name, as the game lists players: what it prints may forge a row. */
    private void list(String player) {
      if (dialect.contains("quake3")) {
        link.server.reply(
            "status",
            "map: x\ncl score ping name            address              rate\n"
                + "-- ----- ---- --------------- -------------------- -----\n"
                + (" 3     0   40 " + player + " ^7     192.0.2.7:27961 25000\n")
                + " 4     0    0 Sarge           ^7                 bot 16384\n\n");
      } else if (dialect.equals("econ")) {
        link.server.reply("status", "id=3 addr=192.0.2.7:5 client=1 name='" + player + "' score=0");
      } else if (dialect.equals("7dtd")) {
        String row = "0. id=3, " + player + ", pos=(1.0, 2.0, 3.0), ip=192.0.2.7, ping=42";
        link.server.reply("lp", row + "\nTotal of 1 in the game");
      } else if (dialect.equals("nukkit") || dialect.equals("minecraft")) {
        link.server.reply("list", "There are 1/20 players online:\n" + player);
      } else if (dialect.equals("openttd")) {
        link.server.reply(
            "clients", "Client #3  name: '" + player + "'  company: 1  IP: 192.0.2.7");
      }
    }

    private boolean isLines() {
      return dialect.equals("econ") || dialect.equals("7dtd");
    }

    private void checkWords(String what, String player, String reason, String recorded) {
      List<List<String>> read = ConsoleReading.read(dialect, recorded);
      assertEquals(1, read.size(), () -> dialect + " reads several commands in " + recorded);
      List<String> words = read.get(0);
      String all = String.join(" ", words);
      if (dialect.contains("quake3") && what.equals("kick")) {
        assertEquals(List.of("clientkick", "3"), words, recorded);
      } else if (dialect.contains("quake3") && what.equals("ban")) {
        assertTrue(all.endsWith(" 192.0.2.7") || all.endsWith(" " + player), recorded);
        assertEquals(2, words.size(), recorded);
      } else if (what.equals("say") && isLines()) {
        assertEquals(List.of("say", reason), words, recorded);
      } else if (isLines()) {
        List<String> head =
            what.equals("kick")
                ? List.of("kick", "3")
                : dialect.equals("econ")
                    ? List.of("ban", "3", "0")
                    : List.of("ban", "add", "3", "50", "years");
        List<String> expected = new ArrayList<>(head);
        if (!reason.isEmpty()) {
          expected.add(reason);
        }
        assertEquals(expected, words, recorded);
      } else if (what.equals("say")) {
        assertEquals("say " + reason, all, recorded);
      } else if (dialect.equals("openttd")) {
        assertEquals((what + " 3 " + reason).strip(), all, recorded);
      } else if (dialect.equals("source")) {
        assertTrue(Set.of("kickid", "banid").contains(words.get(0)), recorded);
        assertTrue(words.size() <= 4, recorded);
      } else {
        String rest = reason.isEmpty() ? "" : " " + reason;
        String year = dialect.equals("darkplaces") && what.equals("ban") ? " 31536000" : "";
        assertTrue(all.endsWith(player + year + rest) || all.endsWith(" 192.0.2.7"), recorded);
        assertEquals(what.equals("kick") ? "kick" : words.get(0), words.get(0), recorded);
      }
    }
  }
}
