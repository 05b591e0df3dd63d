package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.real.ProgramJar;
import io.rcon.testing.ShadedLicenses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code rcon.jar} carries the licence of everything that is shaded into it, and the SBOM names it.
 */
class ProgramLicensesIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target");

  @Test
  void eachShadedArtifactHasItsLicenceAndIsInTheSbom() throws Exception {
    ShadedLicenses licenses =
        new ShadedLicenses(
            ProgramJar.PATH,
            TARGET.resolve("runtime-dependencies.txt"),
            System.getProperty("java.class.path"));
    assertTrue(
        licenses
            .shaded()
            .containsAll(
                List.of(
                    "info.picocli:picocli",
                    "io.netty:netty-common",
                    "org.jline:jline",
                    "org.webjars.npm:uplot")),
        "" + licenses.shaded());
    assertEquals("", String.join("\n", licenses.findings()));
    String sbom = Files.readString(TARGET.resolve("bom.json"));
    assertEquals(
        List.of(),
        licenses.shaded().stream()
            .map(name ->
                "pkg:maven/" + name.replace(':', '/').replaceFirst("-(linux|osx)-.*", "") + "@")
            .filter(name -> !sbom.contains(name))
            .toList(),
        "not in the SBOM");
  }

  @Test
  void theSbomsOfLoadAndMonitorNameTheScriptThatDrawsTheirPlots() throws Exception {
    for (String module : List.of("load", "monitor")) {
      String sbom = Files.readString(TARGET.resolve("../../" + module + "/target/bom.json"));
      assertTrue(sbom.contains("pkg:maven/org.webjars.npm/uplot@"), sbom);
    }
  }
}
