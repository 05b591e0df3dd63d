package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Server;
import io.rcon.testing.LongForm;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Odd passwords, in the long form ten thousand, in the syntax of each program, are the same in the
 * fleet file.
 */
class FleetImportRoundTripTest {
  private static final int EACH = LongForm.or(2_000, 250);

  private static final String SPECIAL = " \t#!=:\\'\"$`{}[]&*|<>;,%@?-~^\u00a0\u2028\ufeff";

  private final SplittableRandom random = new SplittableRandom(14);
  private final FleetImport imported = new FleetImport();
  private final List<String> passwords = new ArrayList<>();

  @TempDir Path directory;

  private String password() {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + random.nextInt(20); left > 0; left--) {
      switch (random.nextInt(5)) {
        case 0, 1 -> text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
        case 2 -> text.append(random.nextBoolean() ? "${" : "$${");
        case 3 -> text.appendCodePoint(random.nextInt(0xa1, 0xd000));
        default -> text.append((char) random.nextInt('!', 0x7f));
      }
    }
    if (random.nextInt(5) == 0) {
      text.appendCodePoint(0x1f600 + random.nextInt(50));
    }
    passwords.add(text.toString());
    return text.toString();
  }

  /** In one of YAML's ways. */
  private String yaml(String text) {
    if (random.nextBoolean() && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted.append(
          c == '"' || c == '\\'
              ? "\\" + c
              : c < ' ' || c > 0x7e ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return quoted.append('"').toString();
  }

  private void add(String name, String text, ImportForm form) throws IOException {
    imported.add(Files.writeString(directory.resolve(name), text), form);
  }

  /** A shell has three ways to write a word. */
  private String shell(String text) {
    return switch (random.nextInt(3)) {
      case 0 -> "'" + text.replace("'", "'\\''") + "'";
      case 1 -> '"' + text.replaceAll("[\\\\\"$`]", "\\\\$0") + '"';
      default -> text.replaceAll("[\\s\\S]", "\\\\$0").replaceAll("\\\\(?=[\\udc00-\\udfff])", "");
    };
  }

  @Test
  void oddPasswords() throws IOException {
    for (int i = 0; i < EACH; i++) {
      Properties properties = new Properties();
      properties.put("rcon.password", password());
      properties.put("enable-rcon", "true");
      StringWriter text = new StringWriter();
      properties.store(text, null);
      add("p" + i, text.toString(), ImportForm.SERVER_PROPERTIES);
      imported.addMcrcon(Map.of("MCRCON_PASS", password())::get);
      add("e" + i, "MCRCON_PASS=" + shell(password()) + "\n", ImportForm.MCRCON);
    }
    StringBuilder gorcon = new StringBuilder();
    StringBuilder rconrc = new StringBuilder();
    for (int i = 0; i < EACH; i++) {
      gorcon.append("g" + i + ": {address: \"h:1\", password: " + yaml(password()) + "}\n");
    }
    add("g", gorcon.toString(), ImportForm.GORCON);
    for (int i = 0; i < EACH; i++) {
      String escaped = password().replace("\\", "\\\\").replace(" ", "\\s").replace("\t", "\\t");
      rconrc.append("[k" + i + "]\nhostname = h\nport = 1\npassword = " + escaped + "\n");
    }
    add("k", rconrc.toString(), ImportForm.RCONRC);
    Path fleet = directory.resolve("fleet.yaml");
    imported.write(fleet, Path.of("${secrets}"));
    List<Server> servers = FleetFile.load(fleet).servers();
    assertEquals(5 * EACH, servers.size());
    assertTrue(passwords.stream().filter(p -> p.contains("${")).count() > EACH / 2);
    for (int i = 0; i < servers.size(); i++) {
      // Not in the message: it would be a password.
      assertEquals(passwords.get(i), new String(servers.get(i).secret().reveal()), "number " + i);
    }
  }
}
