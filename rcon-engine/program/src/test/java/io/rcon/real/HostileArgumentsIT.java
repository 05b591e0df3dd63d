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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * Names and reasons by people who want another command to run, through the real servers: their own
 * logs show one command each, with exactly these words, or it was refused before it was sent. With
 * {@code -Drcon.long=true} a thousand each, but sixty on OpenArena, which takes one a second;
 * {@code -Drcon.hostile=1000} gives it as many. Otherwise as many as there is time for.
 */
@Timeout(4000)
class HostileArgumentsIT {
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final String END = "the end of the hostile words";

  /** {@code server received rcon command from 127.0.0.1:36530: say "x";}. */
  @Test
  @OnRealServer(Game.NEXUIZ)
  void onNexuiz(TestReporter reporter) throws Exception {
    run(
        reporter,
        Game.NEXUIZ,
        many(200, 1000),
        line ->
            line.startsWith("server received rcon command from ")
                ? line.substring(line.indexOf(":  ") + 3, line.length() - 1)
                : "",
        Function.identity());
  }

  /**
   * {@code Rcon from 127.0.0.1: say x}: it prints the words, without their quotes. One a second.
   */
  @Test
  @OnRealServer(Game.OPENARENA)
  void onOpenArena(TestReporter reporter) throws Exception {
    run(
        reporter,
        Game.OPENARENA,
        many(10, 60),
        line -> line.startsWith("Rcon from ") ? line.substring(line.indexOf(": ") + 2) : "",
        sent -> sent.replace("\"", ""));
  }

  /** It prints what it says, and whom it banned. */
  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void onPowerNukkit(TestReporter reporter) throws Exception {
    run(
        reporter,
        Game.POWERNUKKIT,
        many(200, 1000),
        line -> {
          int told = Math.max(line.indexOf("[Server] "), line.indexOf("[Rcon: Banned player "));
          return told < 0 ? "" : line.substring(told);
        },
        HostileArgumentsIT::nukkit);
  }

  /** {@code dbg: [net] [admin] Rcon command from 'rcon' (1): say "x"}. */
  @Test
  @OnRealServer(Game.OPENTTD)
  void onOpenTtd(TestReporter reporter) throws Exception {
    run(
        reporter,
        Game.OPENTTD,
        many(200, 1000),
        line -> line.contains("Rcon command from 'rcon' (") ? line.split("\\): ", 2)[1] : "",
        Function.identity());
  }

  /**
   * {@code cid=0 cmd='say "x"'}: 255 characters of it, and beside it the words that end answers.
   */
  @Test
  @OnRealServer(Game.TEEWORLDS)
  void onTeeworlds(TestReporter reporter) throws Exception {
    run(
        reporter,
        Game.TEEWORLDS,
        many(200, 1000),
        line -> {
          int command = line.indexOf(" cmd='");
          String words = command < 0 ? "" : line.substring(command + 6);
          return words.startsWith("echo rcon") || words.startsWith("status") ? "" : words;
        },
        sent -> cut(sent + "'"));
  }

  /** What is left of 255 bytes when the number of the client is told. */
  private static String cut(String command) {
    byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, 255 - "cid=0 cmd='".length());
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static String nukkit(String sent) {
    String[] words = sent.split("\"", -1);
    if (sent.startsWith("say ")) {
      return "[Server] " + words[1];
    }
    return sent.startsWith("ban ") ? "[Rcon: Banned player " + words[1] + "]" : "";
  }

  private static int many(int hurried, int patient) {
    return Integer.getInteger("rcon.hostile", Boolean.getBoolean("rcon.long") ? patient : hurried);
  }

  private static void run(
      TestReporter reporter,
      Game game,
      int many,
      Function<String, String> logged,
      Function<String, String> words)
      throws Exception {
    try (RealServer server = RealServer.start(game);
        RconSession session = Sessions.open(server.server())) {
      Commands commands = Commands.of(session).with(command -> command.within(PATIENT));
      long before = logged(server.log(), logged).size();
      HostileText hostile = new HostileText(game.name().length());
      List<String> sent = new ArrayList<>();
      int refused = 0;
      for (int i = 0; i < 3 * many; i++) {
        GameAction action = List.of(GameAction.SAY, GameAction.KICK, GameAction.BAN).get(i % 3);
        PlayerKey player = action.hasPlayer() ? PlayerKey.nameOrId(hostile.next()) : null;
        TypedCommand command = TypedCommand.of(action, player, hostile.next());
        try {
          sent.add(commands.run(command).toCompletableFuture().get(90, TimeUnit.SECONDS).text());
        } catch (ExecutionException e) {
          assertTrue(e.getCause() instanceof CommandRejected, () -> command + ": " + e);
          assertEquals(Delivery.NOT_SENT, ((CommandRejected) e.getCause()).delivery());
          refused++;
        }
      }
      sent.add(commands.say(END).toCompletableFuture().get(90, TimeUnit.SECONDS).text());
      reporter.publishEntry(game.name(), sent.size() + " sent, " + refused + " refused");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() ->
              new String(Files.readAllBytes(server.log()), StandardCharsets.UTF_8).contains(END));
      List<String> lines = logged(server.log(), logged);
      List<String> ran = lines.subList((int) before, lines.size());
      ran.removeIf(line -> line.startsWith("status") || List.of("list", "clients").contains(line));
      List<String> expected = sent.stream().map(words).filter(w -> !w.isEmpty()).toList();
      for (int i = 0; i < Math.min(ran.size(), expected.size()); i++) {
        String is = ran.get(i);
        String was = expected.get(i);
        assertTrue(isSame(was, is), () -> "sent " + was + "\nran  " + is);
      }
      assertEquals(expected.size(), ran.size());
    }
  }

  private static List<String> logged(Path log, Function<String, String> logged) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line :
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n", -1)) {
      String ran = logged.apply(line.replace("\r", ""));
      if (!ran.isEmpty()) {
        lines.add(ran);
      }
    }
    return lines;
  }

  /** Logs show colours, and characters beyond ASCII, in ways of their own: all else is the same. */
  private static boolean isSame(String sent, String logged) {
    List<String> parts = List.of(sent.split("[^ -~]+.?|\\^x[0-9a-fA-F]{3}|\\^+.?", -1));
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
