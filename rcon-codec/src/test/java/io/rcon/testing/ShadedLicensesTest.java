package io.rcon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadedLicensesTest {
  private static final String TEXT = "May be used by everybody. ".repeat(30);

  @TempDir Path directory;

  @Test
  void findsNothingWhereEachGroupHasItsTextAndNoneIsLost() throws Exception {
    ShadedLicenses licenses =
        shaded("a/A.class", "", "META-INF/licenses/org.a/LICENSE", TEXT, "META-INF/x", "");
    assertEquals(List.of("org.a:a"), licenses.shaded());
    assertEquals(List.of(), licenses.findings());
  }

  @Test
  void findsAnArtifactWithoutText() throws Exception {
    assertEquals(
        List.of(
            "org.a:a: no licence text; put it into rcon-engine/licenses/org.a",
            "org.a:a: its META-INF/LICENSE is lost; copy it to rcon-engine/licenses/org.a"),
        shaded("a/A.class", "").findings());
  }

  @Test
  void findsTheTextOfAnotherVersion() throws Exception {
    assertEquals(
        List.of("org.a:a: its META-INF/LICENSE is lost; copy it to rcon-engine/licenses/org.a"),
        shaded("a/A.class", "", "META-INF/licenses/org.a/LICENSE", TEXT + "Not by you.")
            .findings());
  }

  @Test
  void findsATextOfSomethingThatIsNotShaded() throws Exception {
    assertEquals(
        List.of("META-INF/licenses/org.a: nothing of this group is shaded"),
        shaded("b/B.class", "", "META-INF/licenses/org.a/LICENSE", TEXT).findings());
  }

  @Test
  void knowsARelocatedArtifact() throws Exception {
    assertEquals(List.of("org.a:a"), shaded("io/rcon/shaded/a/A.class", "").shaded());
  }

  @Test
  void knowsAScriptThatWasCopied() throws Exception {
    String folder = "META-INF/resources/webjars/b/1.0/";
    Path b =
        jar(
            "b-1.0.jar",
            "META-INF/maven/org.b/b/pom.properties",
            "",
            folder + "LICENSE",
            TEXT,
            folder + "b.js",
            "");
    Path list = Files.writeString(directory.resolve("list"), "none\n");
    Path jar = jar("shaded.jar", "io/rcon/b.js", "");
    ShadedLicenses licenses = new ShadedLicenses(jar, list, b.toString());
    assertEquals(List.of("org.b:b"), licenses.shaded());
    assertEquals(
        List.of(
            "org.b:b: no licence text; put it into rcon-engine/licenses/org.b",
            "org.b:b: its " + folder + "LICENSE is lost; copy it to rcon-engine/licenses/org.b"),
        licenses.findings());
  }

  /** A jar of these entries, of a module that depends on one artifact of a class and a text. */
  private ShadedLicenses shaded(String... entries) throws IOException {
    Path a = jar("a-1.0.jar", "a/A.class", "", "META-INF/LICENSE", TEXT);
    Path list =
        Files.writeString(
            directory.resolve("list"),
            """

            The following files have been resolved:
               org.a:a:jar:1.0:compile -- module a
               io.rcon:rcon-codec:jar:0.1.0-SNAPSHOT:compile
            """);
    return new ShadedLicenses(jar("shaded.jar", entries), list, a.toString());
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = directory.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry(entries[i]));
        out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
