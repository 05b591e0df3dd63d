package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.LongForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * Names and reasons by people who want another command to run, through the real servers: their own
 * logs show one command each, with exactly these words, or it was refused before it was sent. With
 * {@code -Drcon.long=true} a thousand names and reasons for each action, otherwise as many as there
 * is time for; {@code -Drcon.hostile=N} chooses.
 */
@Timeout(900)
class HostileArgumentsIT {
  /** {@code server received rcon command from 127.0.0.1:36530: say "x";}. */
  @Test
  @OnRealServer(Game.NEXUIZ)
  void onNexuiz(TestReporter reporter) throws Exception {
    HostileTalk.runBesideEachOther(
        reporter,
        Game.NEXUIZ,
        8,
        (many(200) + 7) / 8,
        address ->
            line ->
                line.startsWith("server received rcon command from " + address + ":")
                    ? line.substring(line.indexOf(":  ") + 3, line.length() - 1)
                    : "",
        Function.identity());
  }

  /**
   * {@code Rcon from 127.0.0.1: say x}: it prints the words, without their quotes. It takes ten
   * requests at once from an address, and then one a second.
   */
  @Test
  @OnRealServer(Game.OPENARENA)
  void onOpenArena(TestReporter reporter) throws Exception {
    int ofAnAddress = 2;
    HostileTalk.runBesideEachOther(
        reporter,
        Game.OPENARENA,
        (many(12) + ofAnAddress - 1) / ofAnAddress,
        ofAnAddress,
        address ->
            line -> {
              String from = "Rcon from " + address + ": ";
              return line.startsWith(from) ? line.substring(from.length()) : "";
            },
        sent -> sent.replace("\"", ""));
  }

  /** It prints what it says, and whom it banned; a plugin, whom it was to kick. */
  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void onPowerNukkit(TestReporter reporter) throws Exception {
    WitnessedNukkit witnessed = new WitnessedNukkit();
    List<String> sent =
        HostileTalk.run(
            reporter,
            RealServer.start(Game.POWERNUKKIT, witnessed),
            many(200),
            witnessed::list,
            line -> {
              int told =
                  IntStream.of(
                          line.indexOf("[Server] "),
                          line.indexOf("[Rcon: Banned player "),
                          line.indexOf("[kick ["))
                      .max()
                      .orElse(-1);
              return told < 0 ? "" : line.substring(told);
            },
            HostileArgumentsIT::nukkit);
    assertTrue(sent.stream().anyMatch(line -> line.startsWith("kick ")), "nobody was kicked");
  }

  /** {@code dbg: [net] [admin] Rcon command from 'rcon' (1): say "x"}. */
  @Test
  @OnRealServer(Game.OPENTTD)
  void onOpenTtd(TestReporter reporter) throws Exception {
    HostileTalk.run(
        reporter,
        RealServer.start(Game.OPENTTD),
        many(200),
        name -> {},
        line -> line.contains("Rcon command from 'rcon' (") ? line.split("\\): ", 2)[1] : "",
        Function.identity());
  }

  /**
   * {@code cid=0 cmd='say "x"'}: 255 characters of it, and beside it the words that end answers.
   */
  @Test
  @OnRealServer(Game.TEEWORLDS)
  void onTeeworlds(TestReporter reporter) throws Exception {
    HostileTalk.run(
        reporter,
        RealServer.start(Game.TEEWORLDS),
        many(200),
        name -> {},
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
    } else if (sent.startsWith("ban ")) {
      return "[Rcon: Banned player " + words[1] + "]";
    }
    String reason = words.length > 3 ? ", " + words[3] : "";
    return sent.startsWith("kick ") ? "[kick [" + words[1] + reason + "]]" : "";
  }

  private static int many(int hurried) {
    return Integer.getInteger("rcon.hostile", LongForm.or(1000, hurried));
  }
}
