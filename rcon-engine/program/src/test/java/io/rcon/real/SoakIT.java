package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.fleet.JavaProcess;
import io.rcon.testing.LongForm;
import io.rcon.testing.Promised;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A soak of half a minute, in the long form of 80 s; {@code -Drcon.soak=30m} makes it a long one.
 * On a machine without real servers it takes place only when asked for.
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class SoakIT {
  private static final Logger log = LoggerFactory.getLogger(SoakIT.class);

  private static Duration lasting() {
    String wanted = System.getProperty("rcon.soak", LongForm.or(80, 30) + "s");
    return Duration.parse("PT" + wanted.toUpperCase(Locale.ROOT));
  }

  @Test
  void nothingGrowsAndNothingIsLost() throws Exception {
    // On a fresh machine it would take half a minute of each build; CI requires servers.
    Assumptions.assumeTrue(
        RealServers.required()
            || Boolean.getBoolean(LongForm.PROPERTY)
            || System.getProperty("rcon.soak") != null,
        "a soak takes -Drcon.long=true, -Drcon.servers=required or -Drcon.soak=30s");
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target", "soak"));
    Path report = folder.resolve("report.txt");
    List<String> command = JavaProcess.of(Soak.class, "-Xmx256m", "-XX:+UseSerialGC");
    command.add(lasting().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(report.toFile())
            .redirectError(Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    int code = process.waitFor();
    String text = Files.readString(report, StandardCharsets.UTF_8);
    log.warn("{}", text);
    assertTrue(text.contains("answered"), text);
    assertEquals(0, code, text);
    Matcher ended = Pattern.compile("(\\d+) given, (\\d+) ended").matcher(text);
    assertTrue(ended.find(), text);
    if (lasting().toMinutes() >= Promised.before("minutes, at least")) {
      Promised.assertAtLeast("commands given and ended", Long.parseLong(ended.group(2)));
    }
  }
}
