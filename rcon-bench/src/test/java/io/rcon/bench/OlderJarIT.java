package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.LongForm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code scale --before JAR} measures two builds in turn; here they are the same one. */
@Timeout(180)
class OlderJarIT {
  private static final String JAR = System.getProperty("basedir", ".") + "/target/rcon-bench.jar";

  private final StringWriter said = new StringWriter();

  private int scale(String jar) {
    List<String> args =
        List.of(
            "scale",
            "--transport",
            "nio",
            "--pairs",
            "1",
            "--warm-up",
            "0.1",
            "--measure",
            "0.2",
            "--sessions",
            "4",
            "--depth",
            "2",
            "--heap",
            "128m",
            "--before",
            jar);
    return BenchMain.commandLine()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(args.toArray(String[]::new));
  }

  /** In the long form only, which CI runs: it starts five processes. */
  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void theEngineOfTheOlderJarStandsInThePlaceOfPlainNetty() {
    assertEquals(0, scale(JAR), said.toString());
    String out = said.toString();
    assertTrue(out.contains("now") && out.contains("before"), out);
    assertTrue(out.contains("CPU us/command"), out);
    assertFalse(out.contains("commands failed"), out);
  }

  @Test
  void aJarThatIsNotThereIsNamed() {
    assertEquals(2, scale("nowhere.jar"));
    assertTrue(said.toString().contains("nowhere.jar is no file"), said.toString());
  }
}
