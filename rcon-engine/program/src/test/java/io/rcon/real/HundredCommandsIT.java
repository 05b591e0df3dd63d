package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many commands given at once, run at the pace the server allows: each its own answer, none lost.
 */
@Timeout(240)
class HundredCommandsIT {
  /** The engine's own bound on waiting is shorter than what the pace of OpenArena needs. */
  private static final Duration PATIENT = Duration.ofMinutes(3);

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void onPowerNukkit(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server())) {
      expect(run(session, "help token-", 100), "No help for token-", "\n");
    }
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void onNexuiz(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server())) {
      expect(run(session, "echo token-", 100), "token-", " \n");
    }
  }

  /** One a second after the first few: a hundred take about 95 s. */
  @Test
  @OnRealServer(Game.OPENARENA)
  void onOpenArena(RealServer server) throws Exception {
    int commands = Boolean.getBoolean("rcon.long") ? 100 : 20;
    try (RconSession session = Sessions.open(server.server())) {
      expect(run(session, "echo token-", commands), "token-", "\n");
    }
  }

  private static List<Reply> run(RconSession session, String command, int count) throws Exception {
    List<PendingReply> pending = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pending.add(session.execute(Command.of(command + i).within(PATIENT)));
    }
    List<Reply> replies = new ArrayList<>();
    for (PendingReply reply : pending) {
      replies.add(reply.toCompletableFuture().get(3, TimeUnit.MINUTES));
    }
    return replies;
  }

  private static void expect(List<Reply> replies, String before, String after) {
    for (int i = 0; i < replies.size(); i++) {
      assertEquals(before + i + after, replies.get(i).text());
    }
  }
}
