package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How long files are, and how many fields an object of a session's rooms has. */
class SizeTest {
  private static final int MOST_LINES = 300;
  private static final int MOST_FIELDS = 12;

  /** Files that are longer, each with its reason in DECISIONS.md. */
  private static final Set<String> LONGER = Set.of("FakeSession", "RconException");

  private static final String ENTRY = "io.rcon.internal.support.Deadline";

  private static final List<String> ROOMS =
      List.of(
          "io.rcon.internal.session",
          "io.rcon.internal.command",
          "io.rcon.internal.line",
          "io.rcon.internal.reply");

  @Test
  void noFileOfMainCodeIsLong() throws IOException {
    Map<String, Integer> tooLong = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    for (Path source : SourceFiles.of("main")) {
      String name = source.getFileName().toString().replace(".java", "");
      int lines = Files.readAllLines(source).size();
      seen.add(name);
      if (lines > MOST_LINES && !LONGER.contains(name)) {
        tooLong.put(name, lines);
      }
    }
    assertTrue(seen.containsAll(LONGER) && seen.size() > 300, "the sources were not found");
    assertEquals(Map.of(), tooLong, "look for the second concern in each");
  }

  @Test
  void whatIsLongerIsSoIndeedAndForAReason() throws IOException {
    String reasons = Files.readString(SourceFiles.root().resolve("DECISIONS.md"));
    for (Path source : SourceFiles.of("main")) {
      String name = source.getFileName().toString().replace(".java", "");
      if (LONGER.contains(name)) {
        assertTrue(Files.readAllLines(source).size() > MOST_LINES, name + " shrank: say so here");
        assertTrue(reasons.contains('`' + name + '`'), name + " has no reason in DECISIONS.md");
      }
    }
  }

  /** The four of a {@code Deadline} do not count: it is an entry in the wheel, as in a list. */
  @Test
  void noObjectOfTheRoomsHasManyFields() {
    Map<String, Integer> tooMany = new TreeMap<>();
    List<String> seen = new ArrayList<>();
    for (JavaClass each : Artifacts.classes()) {
      if (ROOMS.contains(each.getPackageName())) {
        seen.add(each.getSimpleName());
        int fields = (int) each.getAllFields().stream().filter(SizeTest::counts).count();
        if (fields > MOST_FIELDS) {
          tooMany.put(each.getSimpleName(), fields);
        }
      }
    }
    assertTrue(seen.contains("Exchange") && seen.size() > 80, "the rooms were not found");
    assertEquals(Map.of(), tooMany);
  }

  private static boolean counts(JavaField field) {
    JavaClass owner = field.getOwner();
    return !field.getModifiers().contains(JavaModifier.STATIC)
        && owner.getPackageName().startsWith("io.rcon")
        && !owner.getName().equals(ENTRY);
  }
}
