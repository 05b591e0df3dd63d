package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ActionCommandTest {
  private static final String LIST =
      """
      map: oa_dm1
      cl score ping name            address                                 rate\s
      -- ----- ---- --------------- --------------------------------------- -----
       5     0   40 Anna            ^7                              192.0.2.7 25000

      """;

  private final Run run = new Run();

  @TempDir private Path folder;

  private String fleet(SimulatedServer... servers) throws IOException {
    StringBuilder yaml = new StringBuilder("servers:\n");
    for (SimulatedServer server : servers) {
      String game = server.game().toString();
      yaml.append("  " + game + "-1: {dialect: " + game);
      yaml.append(", address: \"127.0.0.1:" + server.port() + "\", password: s3cret}\n");
    }
    return Files.writeString(folder.resolve("fleet.yaml"), yaml).toString();
  }

  private static List<String> ran(SimulatedServer server) {
    return server.requests().stream().map(RecordedRequest::command).toList();
  }

  @Test
  void eachServerGetsTheWordsOfItsGame() throws IOException {
    try (SimulatedServer minecraft = SimulatedServer.start("minecraft", "s3cret");
        SimulatedServer arena = SimulatedServer.start("ioquake3", "s3cret")) {
      arena.reply("status", LIST);
      String file = fleet(minecraft, arena);
      assertEquals(0, run.rcon("kick", "-f", file, "--all", "Anna"), run.err());
      assertEquals(List.of("kick Anna"), ran(minecraft));
      assertEquals(List.of("status", "clientkick 5"), ran(arena));
      assertTrue(run.err().contains("rcon: ioquake3-1: by slot: clientkick 5"), run.err());
      assertTrue(run.err().contains("rcon: minecraft-1: by name: kick Anna"), run.err());
    }
  }

  @Test
  void dryRunShowsExactlyWhatWouldBeSent() throws IOException {
    try (SimulatedServer minecraft = SimulatedServer.start("minecraft", "s3cret");
        SimulatedServer arena = SimulatedServer.start("ioquake3", "s3cret")) {
      String file = fleet(minecraft, arena);
      assertEquals(0, run.rcon("say", "-f", file, "--dry-run", "hi;", "quit"), run.err());
      assertTrue(run.out().contains("  say hi; quit"), run.out());
      assertTrue(run.out().contains("  say \"hi; quit\""), run.out());
      Run kick = new Run();
      assertEquals(0, kick.rcon("kick", "-f", file, "--dry-run", "Anna", "bye"), kick.err());
      assertTrue(kick.out().contains("  kick Anna bye"), kick.out());
      assertTrue(
          kick.out().contains("(refused: the 'kick' of 'ioquake3' takes no reason; leave it out)"),
          kick.out());
      assertTrue(kick.err().contains("nothing was dialled"), kick.err());
      assertEquals(List.of(), ran(minecraft));
      assertEquals(List.of(), ran(arena));
    }
  }

  @Test
  void aWholeFleetWantsAll() throws IOException {
    try (SimulatedServer one = SimulatedServer.start("minecraft", "s3cret");
        SimulatedServer two = SimulatedServer.start("source", "s3cret")) {
      assertEquals(2, run.rcon("stop", "-f", fleet(one, two)));
      assertTrue(run.err().contains("give --all, or choose with -l"), run.err());
      assertEquals(List.of(), ran(one));
    }
  }

  @Test
  void stopWaitsUntilTheServerIsGone() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      server.reply("stop", ScriptedReply.closing());
      String at = "127.0.0.1:" + server.port();
      assertEquals(0, run.rcon("stop", "-t", "minecraft", "-a", at, "-p", "s3cret"), run.err());
      assertEquals(List.of("stop"), ran(server));
    }
  }

  @Test
  void whatCannotBeExpressedIsRefusedBeforeItIsSent() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      String at = "127.0.0.1:" + server.port();
      assertEquals(2, run.rcon("say", "-t", "source", "-a", at, "-p", "s3cret", "a\"; quit"));
      assertTrue(run.err().contains("holds a quote, which would end it early"), run.err());
      assertEquals(List.of(), ran(server));
    }
  }

  @Test
  void misuseIsToldWithTheRightUse() {
    String[] words = {"-t", "minecraft", "-a", "127.0.0.1:1", "-p", "s3cret"};
    for (String[] wrong :
        new String[][] {
          {"kick"}, {"tell", "Anna"}, {"say"}, {"map"}, {"save", "now"}, {"unban", "Anna", "x"}
        }) {
      Run misused = new Run();
      String[] all = new String[wrong.length + words.length];
      all[0] = wrong[0];
      System.arraycopy(words, 0, all, 1, words.length);
      System.arraycopy(wrong, 1, all, 1 + words.length, wrong.length - 1);
      assertEquals(2, misused.rcon(all), misused.err());
      assertTrue(misused.err().contains("rcon " + wrong[0]), misused.err());
    }
  }

  @Test
  void idsAreTakenAsIds() {
    assertEquals(
        0,
        run.rcon("ban", "-t", "source", "-a", "127.0.0.1:1", "--id", "--dry-run", "[U:1:5]"),
        run.err());
    assertTrue(run.out().contains("banid 0 \"[U:1:5]\" kick"), run.out());
    Run unban = new Run();
    assertEquals(
        0,
        unban.rcon("unban", "-t", "ioquake3", "-a", "127.0.0.1:1", "--dry-run", "192.0.2.7"),
        unban.err());
    assertTrue(unban.out().contains("bandel 192.0.2.7"), unban.out());
  }
}
