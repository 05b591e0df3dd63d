package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Secret;
import io.rcon.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no POSIX permissions")
class PasswordFilesTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("DIR", "sub", "PW", "secret");

  @TempDir Path directory;

  private final List<String> warnings = new ArrayList<>();

  private Path write(String name, String text, String permissions) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private FleetFile load(Path file) {
    return FleetReader.load(file, List.of(), ENVIRONMENT::get, warnings::add);
  }

  private Path fleet(String password, String permissions) throws IOException {
    String text = "servers: {a: {dialect: source, address: h, " + password + "}}";
    return write("fleet.yaml", text, permissions);
  }

  private static String secretOf(FleetFile fleet) {
    return new String(fleet.servers().get(0).secret().reveal());
  }

  @Test
  void aRelativeFileIsRelativeToTheFleetFile() throws IOException {
    write("sub/pw", "  from the file \nmore\n", "rw-------");
    Path fleet = fleet("password_file: '${DIR}/pw'", "rw-r--r--");
    assertEquals("  from the file ", secretOf(load(fleet)));
    assertEquals(List.of(), warnings, "the fleet file itself holds no password");
  }

  @Test
  void anAbsoluteFileIsWhereItSays() throws IOException {
    Path file = write("elsewhere/pw", "x", "rw-------");
    Path fleet = fleet("password_file: " + file, "rw-------");
    assertEquals("x", secretOf(load(fleet)));
    assertEquals(Secret.file(file), load(fleet).servers().get(0).secret());
  }

  @Test
  void warnsOnceOfAPasswordFileThatOthersCanRead() throws IOException {
    for (String permissions : List.of("rw-r-----", "rw----r--")) {
      warnings.clear();
      Path file = write("pw", "hunter2", permissions);
      Path fleet =
          write(
              "fleet.yaml",
              """
              defaults: {dialect: source, address: h}
              servers:
                a: {password_file: pw}
                b: {password_file: pw}
              """,
              "rw-r--r--");
      assertEquals(2, load(fleet).servers().size());
      assertEquals(
          List.of(file + " holds passwords and can be read by others; run chmod 600 on it"),
          warnings);
    }
  }

  @Test
  void warnsOfAFleetFileWithPasswordsThatOthersCanRead() throws IOException {
    Path fleet = fleet("password: hunter2", "rw-r-----");
    load(fleet);
    assertEquals(
        List.of(fleet + " holds passwords and can be read by others; run chmod 600 on it"),
        warnings);
  }

  @Test
  void doesNotWarnWhereThereIsNoDanger() throws IOException {
    load(fleet("password: hunter2", "rw-------"));
    load(fleet("password: '${PW}'", "rw-r--r--"));
    load(fleet("password: ''", "rw-r--r--"));
    load(fleet("poll: 1s", "rw-r--r--"));
    assertEquals(List.of(), warnings);
    load(fleet("password: 'x${PW}'", "rw-r--r--"));
    assertEquals(1, warnings.size(), "a part of it stands in the file");
  }

  @Test
  void saysWhyAPasswordFileCannotBeUsed() throws IOException {
    write("empty", "\nhunter2\n", "rw-------");
    Files.write(directory.resolve("latin1"), "hünter2".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectory(directory.resolve("dir"));
    failsWith("absent", "there is no file " + directory.resolve("absent"));
    failsWith("dir", directory.resolve("dir") + " is a directory");
    failsWith("empty", directory.resolve("empty") + " has an empty first line");
    failsWith("latin1", directory.resolve("latin1") + " is not UTF-8 text");
  }

  private void failsWith(String name, String reason) throws IOException {
    Path fleet = fleet("password_file: " + name, "rw-------");
    FleetFileException e = assertThrows(FleetFileException.class, () -> load(fleet));
    assertTrue(
        e.getMessage().startsWith(fleet + ": line 1, column 59: 'password_file' cannot be used: "),
        e.getMessage());
    assertTrue(e.getMessage().endsWith(reason), e.getMessage());
    assertFalse(e.getMessage().contains("nter2"), e.getMessage());
  }

  @Test
  void saysWhyTheFleetFileCannotBeRead() throws IOException {
    Path absent = directory.resolve("absent.yaml");
    FleetFileException e = assertThrows(FleetFileException.class, () -> FleetFile.load(absent));
    assertEquals(absent + ": cannot be read: there is no file " + absent, e.getMessage());
    assertEquals(0, e.line());
    e = assertThrows(FleetFileException.class, () -> FleetFile.load(directory));
    assertEquals(directory + ": cannot be read: " + directory + " is a directory", e.getMessage());

    Path latin1 = directory.resolve("latin1.yaml");
    Files.write(latin1, "servers:\n  é: {}".getBytes(StandardCharsets.ISO_8859_1));
    e = assertThrows(FleetFileException.class, () -> FleetFile.load(latin1));
    assertEquals(
        latin1 + ": line 2, column 3: this is not UTF-8; save the file as UTF-8", e.getMessage());
  }

  @Test
  void loadsWithTheEnvironmentOfTheProcess() throws IOException {
    String path = System.getenv("PATH");
    Server server = FleetFile.load(fleet("password: '${PATH}'", "rw-------")).servers().get(0);
    assertEquals(Secret.of(path), server.secret());
  }
}
