package io.rcon.shaded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener that throws errors keeps no process from ending. */
class ErrorOfListenerIT {
  private static final String PROGRAM =
      """
      import io.rcon.Dialect;
      import io.rcon.Rcon;
      import io.rcon.RconListener;
      import io.rcon.RconSession;
      import io.rcon.Secret;
      import io.rcon.Server;
      import io.rcon.SessionState;
      import java.util.concurrent.CountDownLatch;

      public final class Panel {
        public static void main(String[] args) throws Exception {
          RconListener listener =
              new RconListener() {
                @Override
                public void sent(Server server) {
                  throw new AssertionError("of a listener");
                }

                @Override
                public void stateChanged(Server server, SessionState from, SessionState to) {
                  throw new StackOverflowError("of a listener");
                }
              };
          Server server =
              Server.of(Dialect.MINECRAFT, "127.0.0.1", Integer.parseInt(args[0]),
                  Secret.of(System.getenv("RCON_PASSWORD")));
          RconSession session = Rcon.open(server, o -> o.listener(listener));
          Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            session.close();
            System.out.println("closed");
          }));
          System.out.println("answer " + session.blocking().execute("echo hi").text().strip());
          new CountDownLatch(1).await();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void endsOnSigterm() throws Exception {
    EmbeddingProgram panel = new EmbeddingProgram(directory, "Panel", PROGRAM);
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Process process = panel.start(server.port() + "");
      try {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> panel.said().contains("answer hi"));
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "it goes on after SIGTERM");
        List<String> said = panel.said();
        assertEquals(143, process.exitValue(), () -> String.join("\n", said));
        assertTrue(said.contains("closed"), () -> String.join("\n", said));
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
