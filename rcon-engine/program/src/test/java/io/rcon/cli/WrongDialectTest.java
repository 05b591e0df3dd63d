package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A dialect that does not fit the server: what came is shown, and which dialects to try. */
class WrongDialectTest {
  private static final String ONLINE = "There are 0/20 players online:";

  private final Run run = new Run();

  private int exec(SimulatedServer server, String dialect, String... more) {
    String[] words = {
      "exec", "-t", dialect, "-a", "127.0.0.1:" + server.port(), "-p", "s3cret", "--timeout", "1s"
    };
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return run.rcon(all);
  }

  @Test
  void sourceOnNukkitNamesTheDialectsThatFitAndShowsWhatCame() {
    try (SimulatedServer server = SimulatedServer.start("nukkit", "s3cret")) {
      server.reply("list", ONLINE);
      assertEquals(4, exec(server, "source", "list"), run.out());
      assertTrue(run.err().contains("try dialect generic, nukkit"), run.err());
      assertTrue(run.err().contains("30 bytes of the answer had come:\n" + ONLINE), run.err());
    }
  }

  @Test
  void jsonCarriesWhatCame() {
    try (SimulatedServer server = SimulatedServer.start("nukkit", "s3cret")) {
      server.reply("list", ONLINE);
      assertEquals(4, exec(server, "source", "-o", "json", "list"), run.err());
      assertTrue(run.out().contains("\"partial\":\"" + ONLINE + "\""), run.out());
    }
  }
}
