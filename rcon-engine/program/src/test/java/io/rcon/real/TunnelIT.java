package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real game behind {@code rcon tunnel}. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class TunnelIT {
  @TempDir private Path folder;

  private static TlsClient client(TunnelProcess tunnel) {
    return new TlsClient(tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null));
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void powerNukkitIsSpokenToByToken(RealServer server) throws Exception {
    try (TunnelProcess tunnel =
        new TunnelProcess(folder, server.port(), server.password(), "-t", "nukkit")) {
      try (TlsClient client = client(tunnel)) {
        assertEquals(7, client.login(7, TunnelProcess.TOKEN).id());
        assertEquals(2215, client.ask(8, "help").getBytes(StandardCharsets.UTF_8).length);
        for (int id = 9; id < 50; id++) {
          assertEquals("There are 0/20 players online:\n\n", client.ask(id, "list"));
        }
      }
      try (TlsClient client = client(tunnel)) {
        assertEquals(-1, client.login(7, server.password()).id());
        assertTrue(client.isClosed());
      }
      Awaitility.await().until(() -> tunnel.log().contains("a wrong token"));
      String log = tunnel.log();
      assertTrue(log.contains("(token alice) is let in, TLSv1.3"), log);
      assertTrue(log.contains("(token alice) left after"), log);
      assertTrue(log.lines().allMatch(l -> l.matches("20[-0-9]+ [:0-9]+ \\[(INFO|WARN)] .*")), log);
      assertEquals(
          List.of(folder.resolve("password") + " holds a secret and can be read by others"),
          log.lines()
              .filter(l -> l.contains("[WARN]"))
              .map(l -> l.replaceAll(".* - |; run chmod.*", ""))
              .toList());
      assertFalse(log.contains(server.password()) || log.contains(TunnelProcess.TOKEN), log);
    }
  }

  /** PowerNukkit drops the second of two frames that it finds together. */
  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void framesThatAClientSendsTooEarlyReachPowerNukkitOneByOne(RealServer server) throws Exception {
    try (TunnelProcess tunnel = new TunnelProcess(folder, server.port(), server.password());
        TlsClient client = client(tunnel)) {
      client.login(1, TunnelProcess.TOKEN);
      client.sendTogether(2, "version XYZ", 20);
      for (int i = 0; i < 20; i++) {
        assertTrue(client.readBody().startsWith("This server is not running any plugin"));
      }
    }
  }

  /** Each client takes two descriptors: a silent one shifts which of them is the last. */
  @Test
  void descriptorsThatAreUsedUpAreToldAndNotBlamedOnTheGame() throws Exception {
    List<Closeable> open = new ArrayList<>();
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret");
        TunnelProcess tunnel =
            new TunnelProcess(
                List.of("bash", "-c", "ulimit -n 100; exec \"$@\"", "-"),
                folder,
                server.port(),
                "s3cret",
                "--max-per-client",
                "64")) {
      // Once with descriptors to spare, so that what classes need is there.
      client(tunnel).close();
      for (String line :
          List.of("A connection could not be accepted: ", "(token alice) may come in, but ")) {
        for (int attempt = 0; attempt < 3 && !tunnel.log().contains(line); attempt++) {
          for (int silent = 0; silent < attempt; silent++) {
            open.add(new Socket(tunnel.address().getAddress(), tunnel.address().getPort()));
          }
          fill(tunnel, open);
          close(open);
          letsIn(tunnel);
        }
        String said = line + "this process has no descriptors left; raise its limit (ulimit -n)";
        assertTrue(tunnel.log().contains(said), tunnel.log());
      }
      assertFalse(tunnel.log().contains("cannot be reached"), tunnel.log());
      assertFalse(tunnel.log().contains("\tat "), tunnel.log());
    } finally {
      close(open);
    }
  }

  private void letsIn(TunnelProcess tunnel) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> {
          try (TlsClient client = client(tunnel)) {
            return client.login(1, TunnelProcess.TOKEN).id() == 1;
          }
        });
  }

  /** Connects until the tunnel says that no descriptors are left, or several clients failed. */
  private static void fill(TunnelProcess tunnel, List<Closeable> open) throws IOException {
    long told = shortages(tunnel);
    int inVain = 0;
    while (shortages(tunnel) == told && inVain < 5) {
      try {
        // Where nothing is accepted any more, nothing comes.
        TlsClient client =
            new TlsClient(tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null), 3000);
        open.add(client::close);
        client.login(1, TunnelProcess.TOKEN);
      } catch (UncheckedIOException e) {
        // Closed before its login, or never accepted.
        inVain++;
      }
    }
  }

  private static long shortages(TunnelProcess tunnel) throws IOException {
    return tunnel.log().lines().filter(line -> line.contains("no descriptors left")).count();
  }

  private static void close(List<Closeable> open) throws IOException {
    for (Closeable each : open) {
      each.close();
    }
    open.clear();
  }

  @Test
  void sigtermLetsAnAnswerOnItsWayArrive() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret");
        TunnelProcess tunnel = new TunnelProcess(folder, server.port(), "s3cret");
        TlsClient client = client(tunnel)) {
      client.login(1, TunnelProcess.TOKEN);
      client.send(TlsClient.frame(2, 2, "slow 500 done"));
      Awaitility.await().until(() -> server.commandsExecuted() == 1);
      tunnel.terminate();
      assertEquals("done", client.readBody());
      assertTrue(client.isClosed());
    }
  }
}
