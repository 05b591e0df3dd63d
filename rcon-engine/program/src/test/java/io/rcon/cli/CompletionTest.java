package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rcon.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script, run by bash. In place of the program stands what it would have printed. */
@Timeout(60)
class CompletionTest {
  private final Run run = new Run();

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    Path fleet =
        Files.writeString(
            folder.resolve("fleet.yaml"),
            """
            defaults: {dialect: minecraft, address: h}
            servers:
              mc-1: {tags: {region: eu}}
              mc-2: {tags: {region: us}}
              "$(touch pwned)": {tags: {region: "`x`"}}
            """);
    assertEquals(0, run.rcon("completion"));
    Files.writeString(folder.resolve("script"), run.out());
    Run terms = new Run();
    assertEquals(0, terms.rcon("completion", "--selectors", fleet.toString()), terms.err());
    Files.writeString(folder.resolve("terms"), terms.out());
  }

  /** What bash offers; the words as it splits them, the last one incomplete. */
  private Set<String> offered(String... words) throws Exception {
    StringBuilder quoted = new StringBuilder();
    for (String word : words) {
      quoted.append(" '").append(word).append('\'');
    }
    String script =
        "source ./script\nrcon() { cat ./terms; }\ncompopt() { :; }\nCOMP_WORDS=("
            + quoted
            + ")\nCOMP_CWORD="
            + (words.length - 1)
            + "\n_complete_rcon\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
    Process bash =
        new ProcessBuilder("/bin/bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(bash.waitFor(20, TimeUnit.SECONDS));
    return new TreeSet<>(out.lines().filter(line -> !line.isBlank()).toList());
  }

  @Test
  void commandsAndDialects() throws Exception {
    assertTrue(offered("rcon", "").containsAll(List.of("exec", "check", "fleet", "help")));
    Set<String> all = new TreeSet<>(Dialect.all().stream().map(Dialect::name).toList());
    assertEquals(all, offered("rcon", "exec", "-t", ""));
    assertEquals(Set.of("minecraft"), offered("rcon", "check", "--type", "mi"));
  }

  @Test
  void files() throws Exception {
    assertEquals(Set.of("fleet.yaml"), offered("rcon", "exec", "-f", "fl"));
    assertEquals(Set.of("terms"), offered("rcon", "exec", "--password-file", "te"));
  }

  @Test
  void selectorsOfTheFleet() throws Exception {
    String[] begin = {"rcon", "exec", "-f", "fleet.yaml", "-l"};
    assertTrue(offered(with(begin, "")).contains("name=mc-1"), run.out());
    assertEquals(
        Set.of("dialect=minecraft"),
        offered(with(begin, "di")),
        Files.readString(folder.resolve("terms")));
    assertEquals(Set.of("mc-1", "mc-2"), offered(with(begin, "name", "=")));
    assertEquals(Set.of("us"), offered(with(begin, "region", "=", "u")));
    assertTrue(offered(with(begin, "state", "=")).contains("ready"));
    assertTrue(Files.notExists(folder.resolve("pwned")));
  }

  private static String[] with(String[] begin, String... end) {
    String[] all = java.util.Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, all, begin.length, end.length);
    return all;
  }
}
