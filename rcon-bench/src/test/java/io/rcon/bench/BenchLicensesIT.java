package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.ShadedLicenses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code rcon-bench.jar} carries the licence of everything that is shaded into it. */
class BenchLicensesIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target");

  @Test
  void eachShadedArtifactHasItsLicence() throws Exception {
    ShadedLicenses licenses =
        new ShadedLicenses(
            TARGET.resolve("rcon-bench.jar"),
            TARGET.resolve("runtime-dependencies.txt"),
            System.getProperty("java.class.path"));
    List<String> shaded = licenses.shaded();
    assertTrue(
        shaded.containsAll(
            List.of(
                "io.micrometer:micrometer-core",
                "org.openjdk.jmh:jmh-core",
                "org.webjars.npm:uplot")),
        "" + shaded);
    assertEquals("", String.join("\n", licenses.findings()));
    String sbom = Files.readString(TARGET.resolve("bom.json"));
    assertTrue(sbom.contains("pkg:maven/org.webjars.npm/uplot@"), sbom);
  }
}
