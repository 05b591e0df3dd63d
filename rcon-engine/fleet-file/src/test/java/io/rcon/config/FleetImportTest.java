package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FleetImportTest {
  private final FleetImport imported = new FleetImport();

  @TempDir Path directory;

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<Server> written() throws IOException {
    Path fleet = directory.resolve("fleet.yaml");
    imported.write(fleet, Path.of("secrets"));
    return FleetFile.load(fleet).servers();
  }

  private static void is(Server server, String name, String dialect, String at, String password) {
    assertEquals(name, server.name());
    assertEquals(dialect, server.dialect().name());
    assertEquals(at, server.host() + " " + server.port());
    assertArrayEquals(password.toCharArray(), server.secret().reveal());
  }

  @Test
  void propertiesOfMinecraft() throws IOException {
    Path file =
        file(
            "lobby/server.properties",
            """
            #Minecraft server properties
            ! rcon.password=no
            enable-rcon=true
            rcon.password = p\\u00e4\\:ss\\\\ w\\
                ord\\
            server-ip=
            rcon.port:25580
            server-port=25570
            """);
    imported.add(file, ImportForm.SERVER_PROPERTIES);
    assertEquals(List.of(), imported.notes());
    Server server = written().get(0);
    is(server, "lobby", "minecraft", "127.0.0.1 25580", "pä:ss\\ wordserver-ip=");
    assertEquals("password_file: secrets/lobby", lineOf("password_file"));
    assertEquals("query_port: 25570", lineOf("query_port"));
  }

  private String lineOf(String key) throws IOException {
    return Files.readAllLines(directory.resolve("fleet.yaml")).stream()
        .map(String::strip)
        .filter(line -> line.startsWith(key))
        .findFirst()
        .orElse("");
  }

  @Test
  void aServerThatDoesNotListenIsSaid() throws IOException {
    Path file = directory.resolve("server.properties");
    Files.write(
        file, "server-ip=::1\nrcon.password=h\u00fcnter".getBytes(StandardCharsets.ISO_8859_1));
    imported.add(file, ImportForm.SERVER_PROPERTIES);
    assertEquals(
        List.of(file + ": enable-rcon is not true, so the server does not listen"),
        imported.notes());
    is(
        written().get(0),
        directory.getFileName().toString(),
        "minecraft",
        "::1 25575",
        "h\u00fcnter");
  }

  @Test
  void sectionsOfGorcon() throws IOException {
    imported.add(
        file(
            "rcon.yaml",
            """
            default: {log: rcon.log}
            "a ${b}":
              address: "[::1]:27015"
              password: 007
              timeout: 1m30s
              skip_errors: true
            a__b_: {address: "127.0.0.1:25575", password: "x'\\"${HOME}", type: rcon}
            7dtd: {address: "172.19.0.2:8081", password: no, type: telnet}
            """),
        ImportForm.GORCON);
    assertEquals(1, imported.notes().size());
    assertTrue(
        imported.notes().get(0).endsWith("left out, since its type is telnet and not rcon"),
        imported.notes().get(0));
    List<Server> servers = written();
    is(servers.get(0), "a ${b}", "generic", "::1 27015", "007");
    assertEquals(Optional.of(Duration.ofSeconds(90)), servers.get(0).timeout());
    is(servers.get(1), "a__b_", "minecraft", "127.0.0.1 25575", "x'\"${HOME}");
    assertEquals(2, servers.size());
  }

  @Test
  void theServerOfRconCli() throws IOException {
    imported.add(
        file(".rcon-cli.yaml", "host: mydomain.com\nport: 12345\npassword: secret\n"),
        ImportForm.RCON_CLI);
    is(written().get(0), "mydomain.com", "minecraft", "mydomain.com 12345", "secret");
  }

  @Test
  void groupsOfRconrc() throws IOException {
    imported.add(
        file(
            ".rconrc",
            """
            # mine
            [one]
            hostname = 10.0.0.1
            port = 27003
            password =  a=b\\s\\\\c\s
            single_packet = true
            [one/two]
            hostname=h
            port=25575
            password=# no comment
            """),
        ImportForm.RCONRC);
    List<Server> servers = written();
    is(servers.get(0), "one", "generic", "10.0.0.1 27003", "a=b \\c ");
    is(servers.get(1), "one/two", "minecraft", "h 25575", "# no comment");
    assertTrue(Files.exists(directory.resolve("secrets/one_two")));
  }

  @Test
  void variablesOfMcrcon() throws IOException {
    imported.addMcrcon(Map.of("MCRCON_PASS", "a b${c}", "MCRCON_HOST", "h${x}")::get);
    FleetFileException e =
        assertThrows(
            FleetFileException.class, () -> imported.addMcrcon(Map.<String, String>of()::get));
    assertEquals("the environment: 'MCRCON_PASS' is missing; set it", e.getMessage());
    Path file =
        file("mc.env", "X=1\nexport MCRCON_PASS='it'\"'s \\\"x\\\"\"\\ y # c\nMCRCON_PORT=99\n");
    imported.add(file, ImportForm.MCRCON);
    List<Server> servers = written();
    is(servers.get(0), "h${x}", "minecraft", "h${x} 25575", "a b${c}");
    is(servers.get(1), "localhost", "minecraft", "localhost 99", "it's \"x\" y");
  }

  @Test
  void serversOfOneNameStayApart() throws IOException {
    for (String name : List.of("a/x/server.properties", "b/x/server.properties")) {
      imported.add(
          file(name, "rcon.password=" + name + "\nenable-rcon=true\n"),
          ImportForm.SERVER_PROPERTIES);
    }
    List<Server> servers = written();
    is(servers.get(0), "x", "minecraft", "127.0.0.1 25575", "a/x/server.properties");
    is(servers.get(1), "x-2", "minecraft", "127.0.0.1 25575", "b/x/server.properties");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void passwordsAreTheirOwnersOnly() throws IOException {
    imported.add(file(".rcon-cli.yaml", "password: s3cret"), ImportForm.RCON_CLI);
    written();
    Path secrets = directory.resolve("secrets");
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve("localhost"))));
    assertFalse(Files.readString(directory.resolve("fleet.yaml")).contains("s3cret"));
  }

  @Test
  void nothingIsWrittenOverAndNothingHalf() throws IOException {
    imported.add(
        file(".rconrc", "[a]\nhostname=h\nport=1\npassword=x\n[b]\nhostname=h\nport=1\npassword=y"),
        ImportForm.RCONRC);
    Path there = file("secrets/b", "precious");
    IOException e = assertThrows(IOException.class, this::written);
    assertEquals(
        there
            + " cannot be written: there is one already, which stays as it is; remove it or name"
            + " another",
        e.getMessage());
    assertEquals("precious", Files.readString(there));
    assertFalse(Files.exists(directory.resolve("secrets/a")));
    Files.delete(there);
    Path fleet = file("fleet.yaml", "mine");
    assertThrows(IOException.class, this::written);
    assertEquals("mine", Files.readString(fleet));
    assertFalse(Files.exists(directory.resolve("secrets/a")));
  }

  @Test
  void errorsNameTheLineAndNoPassword() throws IOException {
    wrong(ImportForm.SERVER_PROPERTIES, "a=1\nrcon.password=hunter2\\u12\n", ": line 2, ");
    wrong(ImportForm.SERVER_PROPERTIES, "a=1\n", "'rcon.password' is missing");
    wrong(ImportForm.SERVER_PROPERTIES, "\nrcon.password=\n", ": line 2, ");
    wrong(ImportForm.SERVER_PROPERTIES, "rcon.password=hunter2\\nx\n", "holds a line break");
    wrong(ImportForm.SERVER_PROPERTIES, "rcon.password=hunter2\nrcon.port=0\n", ": line 2, ");
    wrong(ImportForm.SERVER_PROPERTIES, "rcon.password=hunter2\nserver-ip=a b\n", ": line 2, ");
    wrong(ImportForm.GORCON, "a: {address: 'h:1'}\nb: {password: hunter2}\n", ": line 1, ");
    wrong(
        ImportForm.GORCON,
        "a:\n  address: h:1\n  password: hunter2\n  timeout: soon",
        ": line 4, ");
    wrong(ImportForm.GORCON, "a:\n  address: h\n  password: hunter2\n", ": line 2, ");
    wrong(ImportForm.GORCON, "a: 'hunter2", "close them");
    wrong(ImportForm.RCON_CLI, "password: hunter2\nport: x\n", ": line 2, ");
    wrong(ImportForm.RCONRC, "x=hunter2\n", "before any group");
    wrong(ImportForm.RCONRC, "[a]\nhunter2\n", ": line 2, ");
    wrong(ImportForm.RCONRC, "[a]\nhostname=h\nport=1\npassword=hunter2\\x\n", ": line 4, ");
    wrong(ImportForm.RCONRC, "\n[a]\nport=1\n", ": line 2, column 1: 'hostname' is missing in [a]");
    wrong(ImportForm.MCRCON, "\nMCRCON_PASS=hunter2 x\n", ": line 2, ");
    wrong(ImportForm.MCRCON, "\nMCRCON_PASS=\"hunter2\n", ": line 2, ");
    wrong(ImportForm.MCRCON, "MCRCON_PASS=\"$hunter2\"\n", ": line 1, ");
    wrong(ImportForm.MCRCON, "A=hunter2\n", "'MCRCON_PASS' is missing");
  }

  private void wrong(ImportForm form, String text, String part) throws IOException {
    Path file = file("wrong", text);
    FleetFileException e =
        assertThrows(FleetFileException.class, () -> imported.add(file, form), text);
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertFalse(e.problems().toString().contains("hunter2"), e.getMessage());
  }

  @Test
  void formsAreKnownByTheirNames() {
    Map.of(
            "server.properties", ImportForm.SERVER_PROPERTIES,
            "rcon.yaml", ImportForm.GORCON,
            "/root/.rcon-cli.yaml", ImportForm.RCON_CLI,
            "/root/.rconrc", ImportForm.RCONRC,
            "mc.env", ImportForm.MCRCON)
        .forEach((name, form) ->
            assertEquals(Optional.of(form), ImportForm.ofName(Path.of(name)), name));
    assertEquals(Optional.empty(), ImportForm.ofName(Path.of("notes.txt")));
    assertEquals(Optional.empty(), ImportForm.ofName(Path.of("/")));
  }
}
