package io.rcon.real;

import static org.awaitility.Awaitility.await;

import io.rcon.RconSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The three real servers under one watch: what they tell, and each killed and started. */
@Timeout(180)
class WatchedRealServersIT {
  private static final String UP = "\"health\":\"UP\"";
  private static final String DOWN = "\"health\":\"DOWN\"";

  @TempDir private Path folder;

  private Path write(RealServer arena, RealServer nexuiz, RealServer nukkit, int forwarded)
      throws IOException {
    String text =
        """
        defaults: {password: s3cret}
        servers:
          arena: {address: "127.0.0.1:%d", dialect: ioquake3}
          nexuiz: {address: "127.0.0.1:%d", dialect: darkplaces}
          nukkit: {address: "127.0.0.1:%d", dialect: nukkit, query_port: %d}
        """
            .formatted(arena.port(), nexuiz.port(), forwarded, nukkit.port());
    Path fresh = Files.writeString(folder.resolve("fresh"), text);
    return Files.move(fresh, folder.resolve("fleet.yaml"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void eachIsShownAsItIsAndMarkedWhileItIsGone() throws Exception {
    try (RealServer arena = RealServer.start(Game.OPENARENA);
        RealServer nexuiz = RealServer.start(Game.NEXUIZ);
        RealServer nukkit = RealServer.start(Game.POWERNUKKIT);
        TcpForwarder forwarder = new TcpForwarder("127.0.0.1", nukkit.port())) {
      Path fleet = write(arena, nexuiz, nukkit, forwarder.port());
      try (WatchProcess watch = new WatchProcess(folder, fleet)) {
        watch.start();
        String[] ofArena = {
          UP, "\"players\":0", "\"maxPlayers\":8", "\"map\":\"oa_dm1\"", "ioq3 1.36"
        };
        String[] ofNexuiz = {
          UP, "\"players\":0", "\"maxPlayers\":8", "\"map\":\"basement\"", "Nexuiz"
        };
        String[] ofNukkit = {
          UP, "\"players\":0", "\"maxPlayers\":20", "\"map\":\"", "\"version\":\""
        };
        watch.awaitRow("arena", ofArena);
        watch.awaitRow("nexuiz", ofNexuiz);
        watch.awaitRow("nukkit", ofNukkit);
        try (RconSession session = Sessions.open(arena.server())) {
          session.blocking().execute("addbot sarge");
        }
        watch.awaitRow("arena", UP, "\"players\":1", "Sarge");

        arena.kill();
        watch.awaitRow("arena", DOWN);
        nexuiz.kill();
        watch.awaitRow("nexuiz", DOWN);
        forwarder.shut();
        nukkit.kill();
        watch.awaitRow("nukkit", DOWN);

        nukkit.restartElsewhere();
        forwarder.reopen(nukkit.port());
        write(arena, nexuiz, nukkit, forwarder.port());
        arena.restart();
        nexuiz.restart();
        watch.awaitRow("nukkit", ofNukkit);
        watch.awaitRow("arena", ofArena);
        watch.awaitRow("nexuiz", ofNexuiz);
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> watch.get("/api/fleet").contains("\"up\":3"));
      }
    }
  }
}
