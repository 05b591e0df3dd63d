package io.rcon.monitor.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page in a real browser, on ten thousand simulated servers. Its pictures stay in target. */
@Timeout(300)
class PageIT {
  private static final Logger log = LoggerFactory.getLogger(PageIT.class);

  private static final int SERVERS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SHOWN = "document.getElementById('shown').textContent";
  private static final String CONNECTION = "document.getElementById('connection').textContent";
  private static final String SORTED =
      "[...document.querySelectorAll('[aria-sort]')]"
          + ".map(e => e.textContent + ' ' + e.getAttribute('aria-sort')).join()";
  private static final String SCROLLED = "document.getElementById('grid').scrollTop";
  private static final String FIRST_ROW =
      "[...document.querySelectorAll('.rows .row:not([hidden])')]"
          + ".sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)[0]?.querySelector('.name').textContent";
  private static final String FOCUSED =
      "document.activeElement.getAttribute('role') + ' '"
          + " + document.activeElement.parentElement.getAttribute('aria-rowindex')";

  @TempDir private static Path folder;
  private static Browser browser;
  private static PageFleet fleet;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.startOrSkip(folder.resolve("profile"));
    fleet = new PageFleet(SERVERS);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (fleet != null) {
      fleet.close();
    }
  }

  @BeforeEach
  void open() {
    browser.size(1280, 800);
    browser.dark(false);
    // Another document, so that the fragment alone is no reason to keep the last one.
    browser.open("about:blank");
    browser.open(fleet.url());
    awaitText(SHOWN, "10,000 servers");
    awaitText(CONNECTION, "Live");
  }

  @AfterEach
  void nothingWasLogged() {
    assertEquals(List.of(), browser.log());
  }

  @Test
  void tenThousandRowsAreFilteredSortedAndScrolledToTheEndAndBack() throws IOException {
    awaitText(state(PageFleet.DOWN), "Down");
    awaitText(state(PageFleet.REFUSED), "Refused");
    awaitText("Number(document.querySelector('#totals b').textContent.replace(',', ''))", "10000");
    assertEquals(
        "true", browser.text("document.querySelectorAll('.rows .row').length < 60"), "rows kept");
    assertEquals("State ascending", browser.text(SORTED));
    filter("dialect=minecraft region=eu");
    awaitText(SHOWN, "25 of 10,000 servers");
    browser.reload();
    awaitText(SHOWN, "25 of 10,000 servers");
    browser.picture("filtered");
    filter("nothing-is-called-so");
    awaitText(SHOWN, "0 of 10,000 servers");
    filter("");
    browser.run("document.querySelector('.head .name').click()");
    awaitText(SORTED, "Name ascending");
    awaitText(FIRST_ROW, PageFleet.HOSTILE);
    browser.run("document.querySelector('.head .name').click()");
    awaitText(SORTED, "Name descending");
    awaitText(FIRST_ROW, "victim");
    log.warn("Frames while 10,000 rows scroll to the end and back: {}", scroll());
    awaitText(SCROLLED, "0");
    awaitText(FIRST_ROW, "victim");
  }

  @Test
  void keysWalkTheTableAndOpenAServer() {
    browser.run("document.querySelector('#grid [tabindex=\"0\"]').focus()");
    awaitText(FOCUSED, "gridcell 2");
    // By name, since a server whose state changes would take the keyboard's place to another row.
    browser.run("document.querySelector('.head .name').click()");
    browser.run("document.querySelector('.head .name').click()");
    awaitText(SORTED, "Name descending");
    awaitText(FIRST_ROW, PageFleet.VICTIM);
    browser.run("document.querySelector('.rows .row[aria-rowindex=\"2\"] .cell').focus()");
    awaitText(FOCUSED, "gridcell 2");
    browser.press(Keys.END);
    awaitText(FOCUSED, "gridcell 10001");
    browser.run("document.getElementById('grid').scrollTop = 0");
    awaitText(FIRST_ROW + " !== undefined && " + FOCUSED, "gridcell 10001");
    browser.press(Keys.HOME, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    awaitText(FOCUSED, "gridcell 4");
    browser.press(Keys.PAGE_DOWN);
    assertTrue(
        Integer.parseInt(browser.text(FOCUSED).split(" ", -1)[1]) > 8, browser.text(FOCUSED));
    browser.press(Keys.HOME, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ENTER);
    awaitText(SORTED, "Name ascending");
    assertEquals("1", browser.text("document.querySelectorAll('#grid [tabindex=\"0\"]').length"));
    browser.press("/", "victim");
    awaitText(SHOWN, "1 of 10,000 servers");
    browser.press(Keys.TAB);
    awaitText(FOCUSED, "columnheader 1");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    awaitText("document.getElementById('server-name').textContent", "victim");
    browser.back();
    awaitText(SHOWN, "1 of 10,000 servers");
    awaitText(FOCUSED, "gridcell 2");
  }

  @Test
  void aKilledServerIsMarkedAndSoIsItsReturn() throws IOException {
    filter("name=" + PageFleet.VICTIM);
    awaitText(state(PageFleet.VICTIM), "Up");
    fleet.kill(PageFleet.VICTIM);
    awaitText(state(PageFleet.VICTIM), "Down");
    assertTrue(!browser.text(cell(PageFleet.VICTIM, "reason")).isEmpty(), "no reason");
    browser.picture("killed");
    fleet.revive(PageFleet.VICTIM);
    awaitText(state(PageFleet.VICTIM), "Up");
    browser.run("document.querySelector('.rows .row:not([hidden]) .name').click()");
    awaitText(
        "document.getElementById('events').textContent.includes('DOWN')"
            + " && document.getElementById('errors').querySelector('td') !== null",
        "true");
    browser.picture("server-with-events");
    anotherTimeIsChosenByKeysAndKeptInTheAddress();
  }

  private static void anotherTimeIsChosenByKeysAndKeptInTheAddress() throws IOException {
    String charts =
        "[...document.querySelectorAll('#server .empty')].map(e => e.textContent).join()";
    String from = "document.getElementById('past-from').value";
    browser.run("document.getElementById('past-span').focus()");
    browser.press(Keys.ARROW_DOWN);
    awaitText("location.hash", "#/server/victim?last=6h");
    awaitText("document.getElementById('events').textContent.includes('DOWN')", "true");
    awaitText("document.querySelectorAll('#server-latency canvas').length", "1");
    browser.press(Keys.END, Keys.TAB, "01022020", Keys.TAB, "0304AM");
    awaitText(from, "2020-01-02T03:04");
    browser.run("document.getElementById('past-to').value = '2019-01-03T03:04'");
    browser.press(Keys.ENTER);
    awaitText(
        "document.querySelector('#past .problem').textContent", "It has to begin before it ends.");
    browser.run("document.getElementById('past-to').value = '2020-01-03T03:04'");
    browser.press(Keys.ENTER);
    awaitText(charts, "Nothing recorded,Nothing recorded");
    awaitText("document.getElementById('events').textContent", "None.");
    browser.picture("server-another-time");
    browser.reload();
    awaitText(charts, "Nothing recorded,Nothing recorded");
    awaitText(from, "2020-01-02T03:04");
    browser.run("document.getElementById('past-span').focus()");
    browser.press(Keys.HOME);
    awaitText("location.hash", "#/server/victim");
    awaitText("document.getElementById('events').textContent.includes('DOWN')", "true");
  }

  @Test
  void theFleetsChartsShowAnotherTimeThatTheAddressKeeps() throws IOException {
    String charts =
        "[...document.querySelectorAll('#charts .empty')].map(e => e.textContent).join()";
    String canvases = "document.querySelectorAll('#charts canvas').length";
    filter("dialect=quake3");
    browser.run("document.getElementById('fleet-past-span').focus()");
    browser.press(Keys.ARROW_DOWN);
    awaitText("location.hash", "#/?filter=dialect%3Dquake3&last=6h");
    awaitText(canvases, "2");
    browser.picture("fleet-six-hours");
    browser.open(fleet.url() + "#/?from=2020-01-02T03:04:00.000Z&to=2020-01-03T03:04:00.000Z");
    awaitText(charts, "Nothing recorded,Nothing recorded");
    awaitText("document.getElementById('fleet-past-span').value", "own");
    browser.reload();
    awaitText(charts, "Nothing recorded,Nothing recorded");
    browser.run("location.hash = '#/server/victim'");
    awaitText("document.getElementById('past-span').value", "");
    browser.back();
    awaitText("document.getElementById('fleet-past-span').value", "own");
    browser.run("document.getElementById('fleet-past-span').focus()");
    browser.press(Keys.HOME);
    awaitText("location.hash", "#/");
    awaitText(canvases, "2");
  }

  @Test
  void theWatcherRestartsAndThePageGoesOnWithFilterSortAndScroll() throws IOException {
    browser.run("document.querySelector('.head .name').click()");
    filter("dialect=quake3");
    awaitText(SHOWN, "9,950 of 10,000 servers");
    browser.run("document.getElementById('grid').scrollTop = 6400");
    awaitText(SCROLLED, "6400");
    String first = browser.text(FIRST_ROW);
    fleet.restartWatcher(() -> {
      awaitText(CONNECTION + ".startsWith('Connection lost since ')", "true");
      try {
        browser.picture("lost");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    awaitText(CONNECTION, "Live");
    awaitText(SHOWN, "9,950 of 10,000 servers");
    assertEquals("6400", browser.text(SCROLLED));
    assertEquals("Name ascending", browser.text(SORTED));
    assertEquals("dialect=quake3", browser.text("document.getElementById('filter').value"));
    awaitText(FIRST_ROW, first);
    awaitText(state(first), "Up");
    // A browser logs each refused connection; there is nothing else.
    assertEquals(
        List.of(),
        browser.log().stream()
            .filter(line -> !line.matches(".*/api/\\S+ - Failed to load resource: net::ERR_.*"))
            .toList());
  }

  @Test
  void aHostileNameStaysAText() throws IOException {
    filter("onerror");
    awaitText(SHOWN, "1 of 10,000 servers");
    awaitText(FIRST_ROW, PageFleet.HOSTILE);
    browser.run("document.querySelector('.rows .row:not([hidden]) .name').click()");
    awaitText("document.getElementById('server-name').textContent", PageFleet.HOSTILE);
    awaitText("document.querySelectorAll('#server-facts dt').length > 4", "true");
    assertEquals("0", browser.text("document.querySelectorAll('img').length"));
  }

  @Test
  void nothingKeepsPeopleOutInBothSchemesAndWidths() throws IOException {
    awaitText("document.querySelectorAll('.chart canvas').length", "2");
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (int width : new int[] {1280, 390}) {
        browser.size(width, 844);
        String name = (dark ? "dark-" : "light-") + width;
        browser.run("location.hash = '#/'");
        awaitText("document.getElementById('fleet').hidden", "false");
        assertEquals(
            "true", browser.text("document.documentElement.scrollWidth <= innerWidth"), name);
        browser.picture("fleet-" + name);
        browser.assertAccessible("fleet " + name);
        browser.run(
            "location.hash = '#/server/victim?from=2020-01-02T03:04:00Z&to=2020-01-03T03:04:00Z'");
        awaitText("document.querySelectorAll('#server-facts dt').length > 4", "true");
        assertEquals(
            "true", browser.text("document.documentElement.scrollWidth <= innerWidth"), name);
        browser.picture("server-" + name);
        browser.assertAccessible("server " + name);
      }
    }
  }

  private static void awaitText(String expression, String expected) {
    await(expression)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertEquals(expected, browser.text(expression)));
  }

  private static void filter(String text) {
    browser.run(
        "const f = document.getElementById('filter'); f.value = arguments[0];"
            + "f.dispatchEvent(new Event('input'))",
        text);
  }

  private static String state(String name) {
    return cell(name, "state");
  }

  /** The text of a cell of a row that is in the document. */
  private static String cell(String name, String column) {
    return "[...document.querySelectorAll('.rows .row:not([hidden])')].find(r =>"
        + " r.querySelector('.name').textContent === '"
        + name
        + "')?.querySelector('."
        + column
        + "').textContent";
  }

  /** Median, 95th of 100 and longest time between two frames, in milliseconds. */
  private static Object scroll() {
    return browser.runLater(
        """
        const done = arguments[arguments.length - 1];
        const grid = document.getElementById('grid');
        const far = grid.scrollHeight - grid.clientHeight;
        const frames = 120;
        const times = [];
        let last = performance.now();
        function step(now) {
          times.push(now - last);
          last = now;
          const way = times.length / (frames / 2);
          grid.scrollTop = far * (way <= 1 ? way : 2 - way);
          if (times.length < frames) return requestAnimationFrame(step);
          grid.scrollTop = 0;
          times.sort((a, b) => a - b);
          const at = (share) => times[Math.floor((frames - 1) * share)].toFixed(1) + ' ms';
          done(`median ${at(.5)}, p95 ${at(.95)}, longest ${at(1)}`);
        }
        requestAnimationFrame(step);
        """);
  }
}
