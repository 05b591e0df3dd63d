package io.rcon.monitor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real browser, its log kept. Where there is none the tests are skipped, since a fresh machine
 * has a JDK and Maven only; {@code -Drcon.servers=required} makes its absence a failure, {@code
 * -Drcon.servers=none} skips them anywhere.
 */
final class Browser implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final Path PICTURES = Path.of("target", "page-screenshots");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** A fresh machine has no browser; CI has one, and makes its absence a failure. */
  static Browser startOrSkip(Path profile) throws IOException {
    boolean there = Files.isExecutable(BINARY) && Files.isExecutable(DRIVER);
    String servers = System.getProperty("rcon.servers", "");
    Assumptions.assumeFalse(servers.equals("none"), "not wanted: -Drcon.servers=none");
    if (!servers.equals("required")) {
      Assumptions.assumeTrue(there, "there is no " + BINARY + " with " + DRIVER);
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BINARY.toFile());
    // Those of tests are vouched for by nobody whom it knows.
    options.setAcceptInsecureCerts(true);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=en-US",
        String.format(Locale.ROOT, "--user-data-dir=%s", profile));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // Named, so that none is fetched.
    System.setProperty("webdriver.chrome.driver", DRIVER.toString());
    Files.createDirectories(PICTURES);
    return new Browser(new ChromeDriver(options));
  }

  void open(String url) {
    driver.get(url);
  }

  /** The width and height of the page, in CSS pixels. */
  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  /** What this expression is worth, as a text. */
  String text(String expression, Object... arguments) {
    return "" + run("return " + expression, arguments);
  }

  /** The script calls its last argument when it is done. */
  Object runLater(String script) {
    return Objects.requireNonNullElse(driver.executeAsyncScript(script), "");
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  Cookie cookie(String name) {
    return Objects.requireNonNull(driver.manage().getCookieNamed(name), name);
  }

  /** Loads the page anew at its present address. */
  void reload() {
    driver.navigate().refresh();
  }

  void back() {
    driver.navigate().back();
  }

  void picture(String name) throws IOException {
    Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** What the browser logged since it was asked last. */
  List<String> log() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Fails if a rule of accessibility is broken on what is shown. */
  void assertAccessible(String what) throws IOException {
    assertEquals(List.of(), log(), what);
    try (InputStream in = Browser.class.getResourceAsStream(AXE)) {
      run(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals(
        "",
        runLater(
            "const done = arguments[arguments.length - 1];"
                + "axe.run({resultTypes: ['violations']}).then(r => done(r.violations"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')).join('\\n')))"),
        what);
    // It reads canvases back, and the browser advises it how to do that faster.
    assertEquals(
        List.of(), log().stream().filter(line -> !line.contains("Canvas2D: Multiple")).toList());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
