package io.rcon.monitor.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Cookie;

/** Login, console and maintenance in a real browser, over TLS. */
@Timeout(240)
class ConsoleIT {
  private static final String HOSTILE =
      "\u00a7cHi \u00a7lthere <img src=x onerror=alert(1)> \u202egnp.exe\u001b[2J\nsecond line";
  private static final String LAST =
      "document.querySelector('#console [role=\"log\"] > div')?.lastElementChild?.textContent";

  @TempDir private Path folder;

  @Test
  void whoLogsInGivesCommandsAndSetsMaintenance() throws IOException {
    try (Browser browser = Browser.startOrSkip(folder.resolve("profile"));
        ConsoleFleet fleet = new ConsoleFleet(folder)) {
      fleet.simulated.reply("say hi", HOSTILE);
      browser.size(1280, 900);
      browser.open(fleet.url());
      login(browser);
      browser.run("location.hash = '#/server/mc'");
      until(browser, "document.getElementById('console').hidden", "false");
      console(browser);
      maintenance(browser);
      pictures(browser);
      String written = Files.readString(fleet.audit);
      assertTrue(written.contains("\"by\":\"anna\""), written);
      assertTrue(written.contains("\"command\":\"/login ***\""), written);
      assertTrue(written.contains("\"change\":\"begun: new disk\""), written);
      assertFalse(written.contains("hunter2"), written);
    }
  }

  private static void login(Browser browser) throws IOException {
    until(browser, "document.getElementById('login').hidden", "false");
    browser.log();
    browser.assertAccessible("login");
    browser.picture("login");
    browser.press("s3cret-but-wrong-token", "\n");
    until(browser, problem("login"), "this is no token of the token file");
    browser.press(ConsoleFleet.TOKEN, "\n");
    until(browser, "document.getElementById('login').hidden", "true");
    until(browser, "document.getElementById('connection').textContent", "Live");
    Cookie cookie = browser.cookie("rcon-login");
    assertTrue(cookie.isHttpOnly() && cookie.isSecure(), "" + cookie.getName());
    assertEquals("Strict", cookie.getSameSite());
    assertEquals(
        "0", browser.text("document.cookie.length + localStorage.length + sessionStorage.length"));
    // A browser logs each 401; there is nothing else.
    assertEquals(
        List.of(), browser.log().stream().filter(line -> !line.contains(" 401 ")).toList());
  }

  private static void console(Browser browser) throws IOException {
    browser.run("document.getElementById('console-line').focus()");
    browser.press("say hi", "\n");
    until(
        browser,
        LAST,
        "Hi there <img src=x onerror=alert(1)> \\u{202e}gnp.exe\\u{1b}[2J\nsecond line");
    assertEquals("0", browser.text("document.querySelectorAll('img').length"));
    browser.picture("console");
    browser.run("document.getElementById('console-line').value = 'say ' + 'x'.repeat(3000)");
    browser.press("\n");
    until(browser, LAST + ".endsWith('nothing was sent')", "true");
    browser.press("/login hunter2-player", "\n");
    until(browser, LAST + " !== 'Waiting for the answer'", "true");
    // A browser logs the 422; there is nothing else.
    assertEquals(
        List.of(), browser.log().stream().filter(line -> !line.contains(" 422 ")).toList());
  }

  private static void maintenance(Browser browser) throws IOException {
    String notes = "document.querySelector('#care ul').textContent";
    browser.run("document.getElementById('care-reason').focus()");
    browser.press("new disk", "\n");
    until(browser, notes + ".startsWith('By anna since ')", "true");
    until(browser, notes + ".endsWith(': new disk')", "true");
    until(
        browser,
        "document.getElementById('server-state').textContent.includes('in maintenance')",
        "true");
    browser.picture("maintenance");
    browser.run("document.querySelector('#care button[name=end]').click()");
    until(browser, notes, "");
    until(
        browser,
        "document.getElementById('server-state').textContent.includes('in maintenance')",
        "false");
    browser.run("document.getElementById('care-reason').focus()");
    browser.press("new disk", "\n");
    until(browser, notes + ".endsWith(': new disk')", "true");
  }

  private static void pictures(Browser browser) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (int width : new int[] {1280, 390}) {
        browser.size(width, 900);
        String name = (dark ? "dark-" : "light-") + width;
        assertEquals(
            "true", browser.text("document.documentElement.scrollWidth <= innerWidth"), name);
        browser.picture("console-" + name);
        browser.assertAccessible("console " + name);
      }
    }
  }

  private static String problem(String id) {
    return "document.querySelector('#" + id + " .problem').textContent";
  }

  private static void until(Browser browser, String expression, String expected) {
    await(expression)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertEquals(expected, browser.text(expression)));
  }
}
