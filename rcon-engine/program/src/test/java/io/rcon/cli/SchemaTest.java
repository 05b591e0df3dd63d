package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rcon.cli.SchemaCommand.Output;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program really prints, against the schemas that it publishes. */
class SchemaTest {
  private static final String TF2 =
      """
      hostname: Test server
      version : 9115164/24 9115164 secure
      map     : ctf_2fort at: 0 x, 0 y, 0 z
      players : 1 humans, 1 bots (24 max)
      # userid name                uniqueid            connected ping loss state  adr
      #      2 "Tom"               BOT                                     active
      #    587 "An na"             [U:1:11231]         06:13       99    0 active 192.0.2.7:27005
      """;

  private final List<SimulatedServer> servers = new ArrayList<>();
  private String fleet;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    StringBuilder file = new StringBuilder("servers:\n");
    for (String game : List.of("source", "minecraft", "ioquake3", "nukkit")) {
      SimulatedServer server =
          SimulatedServer.start(game, "s3cret", o -> o.players(game.equals("nukkit") ? 0 : 7));
      servers.add(server);
      add(file, game, server.port(), "s3cret");
    }
    servers.get(0).reply("status", TF2);
    add(file, "refused", servers.get(1).port(), "wrong");
    try (SimulatedServer gone = SimulatedServer.start("minecraft", "s3cret")) {
      add(file, "gone", gone.port(), "s3cret");
    }
    fleet = Files.writeString(folder.resolve("fleet.yaml"), file).toString();
  }

  private static void add(StringBuilder file, String name, int port, String password) {
    String dialect = name.equals("refused") || name.equals("gone") ? "minecraft" : name;
    file.append(
        "  %s: {address: \"127.0.0.1:%d\", dialect: %s, password: %s}\n"
            .formatted(name, port, dialect, password));
  }

  @AfterEach
  void stop() {
    servers.forEach(SimulatedServer::close);
  }

  private static JsonSchema schema(Output output) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaCommand.text(output));
  }

  private static String problems(Output output, String line) {
    return schema(output).validate(line, InputFormat.JSON).toString();
  }

  private static void assertFits(Output output, int atLeast, String... arguments) {
    Run run = new Run();
    run.rcon(arguments);
    assertTrue(run.outLines().size() >= atLeast, run.out() + run.err());
    for (String line : run.outLines()) {
      assertEquals("[]", problems(output, line), line);
    }
  }

  @Test
  void whatIsPrintedFitsItsSchema() {
    assertFits(Output.status, 6, "status", "-f", fleet, "-o", "json");
    assertFits(Output.players, 6, "players", "-f", fleet, "-o", "json");
    assertFits(Output.players, 6, "players", "--ids", "-f", fleet, "-o", "ndjson");
    assertFits(Output.exec, 6, "exec", "-f", fleet, "--all", "-o", "json", "list");
    assertFits(Output.check, 6, "check", "-f", fleet, "-o", "json");
    String unknown = "127.0.0.1:" + servers.get(3).port();
    assertFits(Output.check, 1, "check", "-a", unknown, "-p", "s3cret", "-o", "json");
  }

  @Test
  void theSchemaIsPrinted() {
    for (Output output : Output.values()) {
      Run run = new Run();
      assertEquals(0, run.rcon("schema", output.name()), run.err());
      assertEquals(SchemaCommand.text(output), run.out());
    }
    assertEquals(2, new Run().rcon("schema", "watch"));
  }

  /** A schema that everything fits would prove nothing. */
  @ParameterizedTest
  @EnumSource
  void whatIsNotPromisedDoesNotFit(Output output) {
    Set<String> wrong =
        new TreeSet<>(
            List.of(
                "{}",
                "[]",
                "{\"server\":1,\"ok\":true}",
                "{\"server\":\"a\",\"ok\":false}",
                "{\"server\":\"a\",\"ok\":true,\"unknown\":1}",
                "{\"server\":\"a\",\"ok\":false,\"error\":\"ODD\",\"message\":\"m\"}"));
    for (String line : wrong) {
      assertNotEquals("[]", problems(output, line), line);
    }
  }
}
