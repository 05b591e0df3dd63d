package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The report in a real browser. The screenshot stays in {@code target}. Skipped where there is no
 * browser, since a fresh machine has a JDK and Maven only; {@code -Drcon.servers=required}, as the
 * CI has it, makes its absence a failure, {@code -Drcon.servers=none} skips it anywhere.
 */
class LoadReportIT {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  @TempDir private Path folder;

  @Test
  void itsPlotsAreDrawnNothingIsLoggedAndTheAnswerIsWhatIsSeenFirst() throws Exception {
    boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    String servers = System.getProperty("rcon.servers", "");
    Assumptions.assumeFalse(servers.equals("none"), "not wanted: -Drcon.servers=none");
    if (!servers.equals("required")) {
      Assumptions.assumeTrue(there, "there is no " + BROWSER + " with its driver");
    }
    LoadResult result =
        new VirtualLoadServer(
                new VirtualClock(), () -> 2_000_000, VirtualLoadServer.stallingOneSecondInTen())
            .run(LoadPlan.open(Schedule.poisson(200, 3), Duration.ofSeconds(60)));
    Knee knee =
        new Knee(
            212.5,
            48,
            "p99",
            "p99: p99 912.2 ms is above 240.0 ms",
            List.of(
                new KneeStep(100, 100, 20, 0, ""),
                new KneeStep(212.5, 212.5, 48, 0, ""),
                new KneeStep(256, 250, 912, 0, "p99 912.2 ms is above 240.0 ms")));
    Path file = folder.resolve("report.html");
    Files.writeString(file, LoadReport.html(result, knee));
    ChromeDriver browser = browser();
    try {
      browser.manage().window().setSize(new Dimension(1100, 1900));
      browser.get(file.toUri().toString());
      Awaitility.await()
          .until(() ->
              "5".equals(browser.findElement(By.tagName("html")).getDomAttribute("data-drawn")));
      assertEquals("213 commands a second", browser.findElement(By.className("answer")).getText());
      for (String plot : List.of("percentiles", "times", "rates", "errors", "steps")) {
        assertTrue(
            (Boolean)
                browser.executeScript(
                    "const c = document.querySelector('#' + arguments[0] + ' canvas');"
                        + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                        + "for (let i = 0; i < d.length; i += 4)"
                        + " if (d[i + 3] && (d[i] !== d[i + 1] || d[i] !== d[i + 2])) return true;"
                        + "return false;",
                    plot),
            plot + " has no coloured line");
      }
      Path picture = Path.of("target", "report-screenshot.png");
      Files.write(picture, browser.getScreenshotAs(OutputType.BYTES));
      assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
    } finally {
      browser.quit();
    }
  }

  private ChromeDriver browser() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        String.format(Locale.ROOT, "--user-data-dir=%s", folder.resolve("profile")));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // Named, so that none is fetched.
    System.setProperty("webdriver.chrome.driver", DRIVER.toString());
    return new ChromeDriver(options);
  }
}
