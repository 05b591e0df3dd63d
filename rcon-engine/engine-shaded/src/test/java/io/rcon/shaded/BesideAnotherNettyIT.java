package io.rcon.shaded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that needs Netty 4.1 for itself runs the shaded engine, on epoll, in one class path.
 */
class BesideAnotherNettyIT {
  private static final String PROGRAM =
      """
      import io.rcon.Dialect;
      import io.rcon.Rcon;
      import io.rcon.RconOptions;
      import io.rcon.RconSession;
      import io.rcon.Secret;
      import io.rcon.Server;

      public final class Embedder {
        public static void main(String[] args) {
          Server server =
              Server.of(Dialect.named(args[0]).orElseThrow(), "127.0.0.1",
                  Integer.parseInt(args[1]), Secret.of(System.getenv("RCON_PASSWORD")));
          try (RconSession session =
              Rcon.open(server, o -> o.transport(RconOptions.TransportKind.EPOLL))) {
            System.out.println("answer " + session.blocking().execute("echo hi").text().strip());
          }
          System.out.println("own " + io.netty.channel.epoll.Epoll.class.getProtectionDomain()
              .getCodeSource().getLocation() + " " + io.netty.channel.epoll.Epoll.isAvailable());
          System.out.println("shaded " + io.rcon.shaded.io.netty.channel.epoll.Epoll.isAvailable());
        }
      }
      """;

  private static final Predicate<String> OWN =
      Pattern.compile("own .*-epoll-4\\.1\\.\\S*\\.jar true").asMatchPredicate();

  @TempDir Path directory;

  @Test
  void answersOverTcpAndUdpOnEpoll() throws Exception {
    EmbeddingProgram embedder = new EmbeddingProgram(directory, "Embedder", PROGRAM);
    for (String dialect : List.of("minecraft", "quake3")) {
      try (SimulatedServer server = SimulatedServer.start(dialect, "s3cret")) {
        List<String> said = embedder.run(dialect, server.port() + "");
        assertTrue(said.contains("answer hi"), () -> "" + said);
        assertTrue(said.contains("shaded true"), () -> "" + said);
        assertTrue(said.stream().anyMatch(OWN), () -> "" + said);
      }
    }
  }

  @Test
  void bringsNoOtherNetty() throws Exception {
    String pom =
        Files.readString(EmbeddingProgram.TARGET.resolveSibling("dependency-reduced-pom.xml"));
    List<String> brought = new ArrayList<>();
    Matcher dependency =
        Pattern.compile(
                "<artifactId>([^<]*)</artifactId>\\s*<version>[^<]*</version>\\s*<scope>(compile|runtime)<")
            .matcher(pom.substring(pom.lastIndexOf("<dependencies>")));
    while (dependency.find()) {
      brought.add(dependency.group(1));
    }
    assertEquals(List.of("jspecify", "slf4j-api"), brought);
  }
}
