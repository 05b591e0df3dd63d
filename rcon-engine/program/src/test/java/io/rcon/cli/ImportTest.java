package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Server;
import io.rcon.config.FleetFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private final Run run = new Run();

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void manyFilesBecomeOneFleet() throws IOException {
    String properties = file("server.properties", "enable-rcon=true\nrcon.password=s3cret\n");
    String rconrc = file(".rconrc", "[a]\nhostname=h\nport=27015\npassword=s3cret2\n");
    Path out = folder.resolve("fleet.yaml");
    run.variable("MCRCON_PASS", "s3cret3");
    assertEquals(
        0,
        run.rcon("import", "-t", "nukkit", properties, rconrc, "--mcrcon", "--out", out.toString()),
        run.err());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("3 servers; passwords are in secrets."), run.err());
    for (Server server : FleetFile.load(out).servers()) {
      assertEquals("nukkit", server.dialect().name());
      assertTrue(new String(server.secret().reveal()).startsWith("s3cret"));
    }
    assertFalse(Files.readString(out).contains("s3cret"));
    Run again = new Run();
    assertEquals(2, again.rcon("import", rconrc, "--out", out.toString()));
    assertTrue(again.err().contains("there is one already"), again.err());
  }

  @Test
  void theFleetFileGoesToStandardOutput() throws IOException {
    String cli = file(".rcon-cli.yaml", "password: s3cret\nhost: h\n");
    Path secrets = folder.resolve("deep/secrets");
    assertEquals(0, run.rcon("import", cli, "--passwords", secrets.toString()), run.err());
    String written = file("fleet.yaml", run.out());
    assertEquals("s3cret", Files.readString(secrets.resolve("h")).strip());
    assertEquals("h", FleetFile.load(Path.of(written)).servers().get(0).host());
    assertFalse((run.out() + run.err()).contains("s3cret"));
  }

  @Test
  void anOutputThatFindsNoRoomLeavesNoPassword() throws IOException {
    String cli = file(".rcon-cli.yaml", "password: s3cret\nhost: h\n");
    Path secrets = folder.resolve("secrets");
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertEquals(1, run.output(full).rcon("import", cli, "--passwords", secrets.toString()));
    }
    assertTrue(run.err().contains("cannot write the output: No space left"), run.err());
    assertFalse(Files.exists(secrets.resolve("h")));
  }

  @Test
  void mistakesAreSaidWithTheirPlaces() throws IOException {
    String wrong = file("rcon.yaml", "a: {address: h, password: s3cret}\nb: {address: 'h:1'}\n");
    assertEquals(2, run.rcon("import", wrong));
    assertEquals(2, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("rcon: " + wrong + ": line 1, column 14: "), run.err());
    assertFalse(run.err().contains("s3cret"), run.err());
    assertEquals(2, new Run().rcon("import"));
    assertEquals(2, new Run().rcon("import", "--as", "frob", wrong));
    Run unknown = new Run();
    assertEquals(2, unknown.rcon("import", file("notes.txt", "s3cret")));
    assertTrue(unknown.err().contains("say --as"), unknown.err());
    assertEquals(2, new Run().rcon("import", "-t", "frob", wrong));
    assertEquals(2, new Run().rcon("import", folder.resolve("absent.yaml").toString()));
  }
}
