package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each class name stands once in the repository, tests included: "open type" finds one class. */
class ClassNamesTest {
  @Test
  void eachNameIsThereOnce() throws IOException {
    Map<String, List<Path>> byName = new TreeMap<>();
    Path root = SourceFiles.root();
    for (Path source : SourceFiles.of("main|test")) {
      byName
          .computeIfAbsent(source.getFileName().toString(), name -> new ArrayList<>())
          .add(root.relativize(source));
    }
    assertTrue(byName.containsKey("ClassNamesTest.java"), "the sources were not found");
    byName.keySet().removeAll(List.of("package-info.java", "module-info.java"));
    byName.values().removeIf(files -> files.size() == 1);
    assertEquals(Map.of(), byName, "rename all but one of each");
  }
}
