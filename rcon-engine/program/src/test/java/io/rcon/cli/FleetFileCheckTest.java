package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFileCheckTest {
  private final Run run = new Run();

  @TempDir private Path folder;

  private int check(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("fleet.yaml"), text);
    return run.rcon("fleet", "check", file.toString());
  }

  /** Lines and columns of what was told. */
  private List<String> places() {
    return run.err()
        .lines()
        .filter(line -> line.startsWith("rcon: "))
        .map(line -> line.replaceFirst(".*fleet.yaml: (line \\d+, column \\d+)?.*", "$1"))
        .toList();
  }

  @Test
  void aGoodFileIsOkAndNobodyIsDialled() throws IOException {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      int port = server.port();
      assertEquals(
          0,
          check("servers: {a: {address: '127.0.0.1:" + port + "', dialect: source, password: x}}"));
      assertTrue(run.out().endsWith("fleet.yaml: ok, 1 server\n"), run.out());
      assertEquals(0, server.connectionsAccepted());
    }
  }

  @Test
  void allMistakesAreToldEachOnce() throws IOException {
    assertEquals(
        2,
        check(
            """
            defaults:
              dialect: sorce
              pasword: s3cret
              poll: often
            dialects:
              minecraft: {}
              mine: {base: source, max_reqest: 5, depth: none, pacing: {burst: x, interval: y}}
              broken: {base: nothing}
            servers:
              a: {address: "h:99999", timeout: 5d, tls: {ca: /no/such, insecure: maybe}}
              b: {dialect: mine}
              b: {dialect: mine, address: h}
              c: {dialect: broken, address: "h:1", password_file: /no/such, tags: {name: x, y: z}}
              d: nothing
              e: {address: "h:1", proxy: "ftp://x", local_address: here}
            server: {}
            """));
    assertEquals(
        List.of(
            "line 2, column 12",
            "line 3, column 3",
            "line 4, column 9",
            "line 6, column 3",
            "line 7, column 24",
            "line 7, column 46",
            "line 7, column 68",
            "line 7, column 81",
            "line 8, column 18",
            "line 10, column 36",
            "line 10, column 50",
            "line 10, column 70",
            "line 11, column 3",
            "line 12, column 3",
            "line 13, column 55",
            "line 13, column 72",
            "line 14, column 6",
            "line 15, column 30",
            "line 15, column 56",
            "line 16, column 1"),
        places(),
        run.err());
    assertTrue(run.err().endsWith("20 problems in " + folder.resolve("fleet.yaml") + "\n"));
  }

  @Test
  void whatTheEngineWouldRefuseIsToldToo() throws IOException {
    String text =
        """
        servers:
          a: {address: "h:1", dialect: quake3, password: "two words"}
          b: {address: "h:1", dialect: source}
          c: {address: "h:1", dialect: source, password: "a\\nb"}
          d: {address: "h:1", dialect: source, password: fine}
        """;
    assertEquals(2, check(text));
    assertEquals(3, places().size(), run.err());
    assertTrue(run.err().contains("server 'b': no password"), run.err());
    Run given = new Run().variable("RCON_PASSWORD", "s3cret");
    given.rcon("fleet", "check", folder.resolve("fleet.yaml").toString());
    assertTrue(given.err().contains("2 problems"), given.err());
  }

  @Test
  void aFileThatIsNotThereIsWrongUsage() {
    assertEquals(2, run.rcon("fleet", "check", "/no/such/file"));
    assertEquals(2, new Run().rcon("fleet"));
    assertEquals(2, new Run().rcon("fleet", "check"));
  }
}
