package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.commands.Commands;
import io.rcon.commands.GameAction;
import io.rcon.commands.PlayerKey;
import io.rcon.commands.TypedCommand;
import io.rcon.testing.HostileText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.TestReporter;

/**
 * Talks of hostile words with a real server, and compares what was sent with what the server's log
 * shows.
 */
final class HostileTalk {
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final String END = "the end of the hostile words";
  private static final List<GameAction> ACTIONS =
      List.of(GameAction.SAY, GameAction.KICK, GameAction.BAN);

  private HostileTalk() {}

  /** What a session sent, and how many of its commands were refused. */
  private record Tally(List<String> sent, int refused) {}

  private static Tally talk(
      RconSession session, HostileText hostile, int many, Consumer<String> listed)
      throws Exception {
    Commands commands = Commands.of(session).with(command -> command.within(PATIENT));
    List<String> sent = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < ACTIONS.size() * many; i++) {
      GameAction action = ACTIONS.get(i % ACTIONS.size());
      String name = action.hasPlayer() ? hostile.next() : "";
      listed.accept(name);
      PlayerKey player = action.hasPlayer() ? PlayerKey.nameOrId(name) : null;
      TypedCommand command = TypedCommand.of(action, player, hostile.next());
      try {
        sent.add(commands.run(command).toCompletableFuture().get(90, TimeUnit.SECONDS).text());
      } catch (ExecutionException e) {
        assertTrue(e.getCause() instanceof CommandRejected, () -> command + ": " + e);
        assertEquals(Delivery.NOT_SENT, ((CommandRejected) e.getCause()).delivery());
        refused++;
      }
    }
    return new Tally(sent, refused);
  }

  /** The last word: what came before it is in the log when it is. */
  private static String end(RconSession session, RealServer server) throws Exception {
    Commands commands = Commands.of(session).with(command -> command.within(PATIENT));
    String last = commands.say(END).toCompletableFuture().get(90, TimeUnit.SECONDS).text();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> read(server.log()).contains(END));
    return last;
  }

  /** One session; returns what it sent. */
  static List<String> run(
      TestReporter reporter,
      RealServer starting,
      int many,
      Consumer<String> listed,
      Function<String, String> logged,
      Function<String, String> words)
      throws Exception {
    try (RealServer server = starting;
        RconSession session = Sessions.open(server.server())) {
      int before = logged(server.log(), logged).size();
      Tally tally = talk(session, new HostileText(many), many, listed);
      List<String> sent = new ArrayList<>(tally.sent);
      sent.add(end(session, server));
      publish(reporter, server, sent.size(), tally.refused);
      List<String> lines = logged(server.log(), logged);
      check(sent, words, lines.subList(before, lines.size()));
      return sent;
    }
  }

  /**
   * Several sessions, each of which has an address of its own, by which the log tells its commands.
   */
  static void runBesideEachOther(
      TestReporter reporter,
      Game game,
      int sessions,
      int ofEach,
      Function<String, Function<String, String>> logged,
      Function<String, String> words)
      throws Exception {
    Map<String, Tally> tallies = new ConcurrentHashMap<>();
    ExecutorService lanes = Executors.newFixedThreadPool(24);
    try (RealServer server = RealServer.start(game)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < sessions; i++) {
        HostileText hostile = new HostileText(i);
        all.add(
            lanes.submit(() -> {
              String address = Loopback.freshAddress();
              try (RconSession session =
                  Sessions.open(server.server(), options -> options.localAddress(address))) {
                tallies.put(address, talk(session, hostile, ofEach, name -> {}));
              }
              return null;
            }));
      }
      for (Future<?> each : all) {
        each.get(10, TimeUnit.MINUTES);
      }
      try (RconSession session = Sessions.open(server.server())) {
        end(session, server);
      }
      int sent = 0;
      int refused = 0;
      for (Map.Entry<String, Tally> each : tallies.entrySet()) {
        Tally tally = each.getValue();
        check(tally.sent, words, logged(server.log(), logged.apply(each.getKey())));
        sent += tally.sent.size();
        refused += tally.refused;
      }
      publish(reporter, server, sent, refused);
      assertTrue(sent > sessions * ofEach / 8, "only " + sent + " were sent");
      assertEquals(ACTIONS.size() * ofEach * sessions, sent + refused);
    } finally {
      lanes.shutdownNow();
    }
  }

  private static void publish(TestReporter reporter, RealServer server, int sent, int refused) {
    String game = server.server().dialect().name();
    reporter.publishEntry(game, sent + " sent, " + refused + " refused");
  }

  /** That these ran, and nothing else but questions for the players. */
  private static void check(
      List<String> sent, Function<String, String> words, List<String> logged) {
    List<String> ran = new ArrayList<>(logged);
    ran.removeIf(line -> line.startsWith("status") || List.of("list", "clients").contains(line));
    List<String> expected = sent.stream().map(words).filter(w -> !w.isEmpty()).toList();
    for (int i = 0; i < Math.min(ran.size(), expected.size()); i++) {
      String is = ran.get(i);
      String was = expected.get(i);
      assertTrue(isSame(was, is), () -> "sent " + was + "\nran  " + is);
    }
    assertEquals(expected.size(), ran.size());
  }

  private static String read(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  private static List<String> logged(Path log, Function<String, String> logged) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : read(log).split("\n", -1)) {
      String ran = logged.apply(line.replace("\r", ""));
      if (!ran.isEmpty()) {
        lines.add(ran);
      }
    }
    return lines;
  }

  private static final String COLOUR = "\\^x[0-9a-fA-F]{3}|\\^+.?";

  /** Colours, and characters beyond ASCII with one or a colour behind them. */
  private static final Pattern CHANGED = Pattern.compile("[^ -~]+(?:" + COLOUR + "|.)?|" + COLOUR);

  /** Logs show colours, and characters beyond ASCII, in ways of their own: all else is the same. */
  private static boolean isSame(String sent, String logged) {
    List<String> parts = List.of(CHANGED.split(sent, -1));
    int at = 0;
    for (String part : parts) {
      int found = logged.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return logged.startsWith(parts.get(0)) && logged.endsWith(parts.get(parts.size() - 1));
  }
}
