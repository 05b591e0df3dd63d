package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * CONTRIBUTING has the table of the contract, which {@code -Drcon.contract=write} puts there; it is
 * printed into {@code target/contract.md} too.
 */
class ContractTableTest {
  private static final String BEGIN = "<!-- contract -->";
  private static final String END = "<!-- end of contract -->";

  /** A document at the root of the sources. */
  static Path file(String name) {
    Path folder = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    while (!Files.exists(folder.resolve(name))) {
      folder = folder.resolve("..").normalize();
    }
    return folder.resolve(name);
  }

  @Test
  void contributingHasTheTable() throws IOException {
    List<String> table = ContractTable.lines();
    Path printed = Path.of(System.getProperty("basedir", "."), "target", "contract.md");
    Files.createDirectories(printed.getParent());
    Files.write(printed, table);
    List<String> manual = new ArrayList<>(Files.readAllLines(file("CONTRIBUTING.md")));
    int begin = manual.indexOf(BEGIN);
    int end = manual.indexOf(END);
    assertTrue(begin >= 0 && end > begin, "CONTRIBUTING has no place for the contract");
    List<String> kept = manual.subList(begin + 1, end);
    if ("write".equals(System.getProperty("rcon.contract"))) {
      kept.clear();
      manual.addAll(begin + 1, table);
      Files.write(file("CONTRIBUTING.md"), manual);
    } else {
      assertEquals(
          String.join("\n", table), String.join("\n", kept), "run it with -Drcon.contract=write");
    }
  }
}
