package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users wrote down by an earlier README works still: its lines and its fleet files. */
class FormerReadmeTest {
  /** These end by themselves, soon. */
  private static final Set<String> SHORT = Set.of("exec", "check", "fleet", "dialects", "shell");

  @TempDir Path directory;

  private static String readme() throws IOException {
    try (InputStream text = FormerReadmeTest.class.getResourceAsStream("former-readme.md")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** That README chose {@code mc-*} of a fleet that has none such: said, and nothing is sent. */
  private static int expected(List<String> words) {
    return words.contains("name=mc-*") ? ExitCode.USAGE : 0;
  }

  @Test
  void itsLinesRun() throws Exception {
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    try (DocumentedServers servers =
        new DocumentedServers(directory, DocumentedLines.fleetFile(readme()))) {
      for (List<String> words : DocumentedLines.rcon(readme())) {
        if (SHORT.contains(words.get(0))) {
          ran++;
          String input = words.get(0).equals("shell") ? "list\n:quit\n" : "list\n";
          Run run = servers.run(words, input);
          if (run.status() != expected(words)) {
            wrong.add("rcon " + words + " exits " + run.status() + ": " + run.err());
          }
        } else if (!words.contains("…")) {
          Main.commandLine(new Run().console()).parseArgs(words.toArray(String[]::new));
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(ran >= 10, "only " + ran + " lines were found");
  }

  @Test
  void itsKeysForEncryptionAndProxiesAreRead() throws Exception {
    List<String> lines = DocumentedLines.fleetFiles(readme()).get(1).lines().toList();
    List<String> ways = lines.stream().filter(line -> line.strip().startsWith("tls:")).toList();
    List<String> rest = lines.stream().filter(line -> !ways.contains(line)).toList();
    assertEquals(3, ways.size());
    StringBuilder fleet = new StringBuilder("servers:\n");
    for (int i = 0; i < ways.size(); i++) {
      fleet.append("  s").append(i).append(":\n    address: 10.0.0.7\n    dialect: minecraft\n");
      fleet.append("    password_file: secrets/game\n");
      fleet.append(ways.get(i).replace("B2:5E:…", "B2:5E" + ":00".repeat(30))).append('\n');
      rest.forEach(line -> fleet.append(line).append('\n'));
    }
    write("ca.pem", TestPki.ca());
    write("own.pem", TestPki.certificate(Shows.GOOD));
    write("own.key", TestPki.key(Shows.GOOD));
    Files.createDirectory(directory.resolve("secrets"));
    write("secrets/game", "s3cret\n");
    write("secrets/proxy", "hunter2\n");
    Run run = new Run();
    int status = run.rcon("fleet", "check", write("fleet.yaml", fleet.toString()).toString());
    assertEquals(0, status, run.err());
  }

  private Path write(String name, String text) throws Exception {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
