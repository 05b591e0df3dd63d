package io.rcon.monitor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

  @TempDir private static Path folder;
  private static Browser browser;
  private static PageView page;
  private static PageFleet fleet;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.startOrSkip(folder.resolve("profile"));
    page = new PageView(browser);
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
    page.awaitText(PageView.SHOWN, "10,000 servers");
    page.awaitText(PageView.CONNECTION, "Live");
  }

  @AfterEach
  void nothingWasLogged() {
    assertEquals(List.of(), browser.log());
  }

  @Test
  void tenThousandRowsAreFilteredSortedAndScrolledToTheEndAndBack() throws IOException {
    page.awaitText(PageView.state(PageFleet.DOWN), "Down");
    page.awaitText(PageView.state(PageFleet.REFUSED), "Refused");
    page.awaitText(
        "Number(document.querySelector('#totals b').textContent.replace(',', ''))", "10000");
    assertEquals(
        "true", browser.text("document.querySelectorAll('.rows .row').length < 60"), "rows kept");
    assertEquals("State ascending", browser.text(PageView.SORTED));
    page.filter("dialect=minecraft region=eu");
    page.awaitText(PageView.SHOWN, "25 of 10,000 servers");
    browser.reload();
    page.awaitText(PageView.SHOWN, "25 of 10,000 servers");
    browser.picture("filtered");
    page.filter("nothing-is-called-so");
    page.awaitText(PageView.SHOWN, "0 of 10,000 servers");
    page.filter("");
    browser.run("document.querySelector('.head .name').click()");
    page.awaitText(PageView.SORTED, "Name ascending");
    page.awaitText(PageView.FIRST_ROW, PageFleet.HOSTILE);
    browser.run("document.querySelector('.head .name').click()");
    page.awaitText(PageView.SORTED, "Name descending");
    page.awaitText(PageView.FIRST_ROW, "victim");
    log.warn("Frames while 10,000 rows scroll to the end and back: {}", page.scroll());
    page.awaitText(PageView.SCROLLED, "0");
    page.awaitText(PageView.FIRST_ROW, "victim");
  }

  @Test
  void keysWalkTheTableAndOpenAServer() {
    browser.run("document.querySelector('#grid [tabindex=\"0\"]').focus()");
    page.awaitText(PageView.FOCUSED, "gridcell 2");
    // By name, since a server whose state changes would take the keyboard's place to another row.
    browser.run("document.querySelector('.head .name').click()");
    browser.run("document.querySelector('.head .name').click()");
    page.awaitText(PageView.SORTED, "Name descending");
    page.awaitText(PageView.FIRST_ROW, PageFleet.VICTIM);
    browser.run("document.querySelector('.rows .row[aria-rowindex=\"2\"] .cell').focus()");
    page.awaitText(PageView.FOCUSED, "gridcell 2");
    browser.press(Keys.END);
    page.awaitText(PageView.FOCUSED, "gridcell 10001");
    browser.run("document.getElementById('grid').scrollTop = 0");
    page.awaitText(PageView.FIRST_ROW + " !== undefined && " + PageView.FOCUSED, "gridcell 10001");
    browser.press(Keys.HOME, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    page.awaitText(PageView.FOCUSED, "gridcell 4");
    browser.press(Keys.PAGE_DOWN);
    assertTrue(
        Integer.parseInt(browser.text(PageView.FOCUSED).split(" ", -1)[1]) > 8,
        browser.text(PageView.FOCUSED));
    browser.press(Keys.HOME, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ENTER);
    page.awaitText(PageView.SORTED, "Name ascending");
    assertEquals("1", browser.text("document.querySelectorAll('#grid [tabindex=\"0\"]').length"));
    browser.press("/", "victim");
    page.awaitText(PageView.SHOWN, "1 of 10,000 servers");
    browser.press(Keys.TAB);
    page.awaitText(PageView.FOCUSED, "columnheader 1");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    page.awaitText("document.getElementById('server-name').textContent", "victim");
    browser.back();
    page.awaitText(PageView.SHOWN, "1 of 10,000 servers");
    page.awaitText(PageView.FOCUSED, "gridcell 2");
  }

  @Test
  void aKilledServerIsMarkedAndSoIsItsReturn() throws IOException {
    page.filter("name=" + PageFleet.VICTIM);
    page.awaitText(PageView.state(PageFleet.VICTIM), "Up");
    fleet.kill(PageFleet.VICTIM);
    page.awaitText(PageView.state(PageFleet.VICTIM), "Down");
    assertTrue(!browser.text(PageView.cell(PageFleet.VICTIM, "reason")).isEmpty(), "no reason");
    browser.picture("killed");
    fleet.revive(PageFleet.VICTIM);
    page.awaitText(PageView.state(PageFleet.VICTIM), "Up");
    browser.run("document.querySelector('.rows .row:not([hidden]) .name').click()");
    page.awaitText(
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
    page.awaitText("location.hash", "#/server/victim?last=6h");
    page.awaitText("document.getElementById('events').textContent.includes('DOWN')", "true");
    page.awaitText("document.querySelectorAll('#server-latency canvas').length", "1");
    browser.press(Keys.END, Keys.TAB, "01022020", Keys.TAB, "0304AM");
    page.awaitText(from, "2020-01-02T03:04");
    browser.run("document.getElementById('past-to').value = '2019-01-03T03:04'");
    browser.press(Keys.ENTER);
    page.awaitText(
        "document.querySelector('#past .problem').textContent", "It has to begin before it ends.");
    browser.run("document.getElementById('past-to').value = '2020-01-03T03:04'");
    browser.press(Keys.ENTER);
    page.awaitText(charts, "Nothing recorded,Nothing recorded");
    page.awaitText("document.getElementById('events').textContent", "None.");
    browser.picture("server-another-time");
    browser.reload();
    page.awaitText(charts, "Nothing recorded,Nothing recorded");
    page.awaitText(from, "2020-01-02T03:04");
    browser.run("document.getElementById('past-span').focus()");
    browser.press(Keys.HOME);
    page.awaitText("location.hash", "#/server/victim");
    page.awaitText("document.getElementById('events').textContent.includes('DOWN')", "true");
  }

  @Test
  void theFleetsChartsShowAnotherTimeThatTheAddressKeeps() throws IOException {
    String charts =
        "[...document.querySelectorAll('#charts .empty')].map(e => e.textContent).join()";
    String canvases = "document.querySelectorAll('#charts canvas').length";
    page.filter("dialect=quake3");
    browser.run("document.getElementById('fleet-past-span').focus()");
    browser.press(Keys.ARROW_DOWN);
    page.awaitText("location.hash", "#/?filter=dialect%3Dquake3&last=6h");
    page.awaitText(canvases, "2");
    browser.picture("fleet-six-hours");
    browser.open(fleet.url() + "#/?from=2020-01-02T03:04:00.000Z&to=2020-01-03T03:04:00.000Z");
    page.awaitText(charts, "Nothing recorded,Nothing recorded");
    page.awaitText("document.getElementById('fleet-past-span').value", "own");
    browser.reload();
    page.awaitText(charts, "Nothing recorded,Nothing recorded");
    browser.run("location.hash = '#/server/victim'");
    page.awaitText("document.getElementById('past-span').value", "");
    browser.back();
    page.awaitText("document.getElementById('fleet-past-span').value", "own");
    browser.run("document.getElementById('fleet-past-span').focus()");
    browser.press(Keys.HOME);
    page.awaitText("location.hash", "#/");
    page.awaitText(canvases, "2");
  }

  @Test
  void theWatcherRestartsAndThePageGoesOnWithFilterSortAndScroll() throws IOException {
    browser.run("document.querySelector('.head .name').click()");
    page.filter("dialect=quake3");
    page.awaitText(PageView.SHOWN, "9,950 of 10,000 servers");
    browser.run("document.getElementById('grid').scrollTop = 6400");
    page.awaitText(PageView.SCROLLED, "6400");
    String first = browser.text(PageView.FIRST_ROW);
    fleet.restartWatcher(() -> {
      page.awaitText(PageView.CONNECTION + ".startsWith('Connection lost since ')", "true");
      try {
        browser.picture("lost");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    page.awaitText(PageView.CONNECTION, "Live");
    page.awaitText(PageView.SHOWN, "9,950 of 10,000 servers");
    assertEquals("6400", browser.text(PageView.SCROLLED));
    assertEquals("Name ascending", browser.text(PageView.SORTED));
    assertEquals("dialect=quake3", browser.text("document.getElementById('filter').value"));
    page.awaitText(PageView.FIRST_ROW, first);
    page.awaitText(PageView.state(first), "Up");
    // A browser logs each refused connection; there is nothing else.
    assertEquals(
        List.of(),
        browser.log().stream()
            .filter(line -> !line.matches(".*/api/\\S+ - Failed to load resource: net::ERR_.*"))
            .toList());
  }

  @Test
  void aHostileNameStaysAText() throws IOException {
    page.filter("onerror");
    page.awaitText(PageView.SHOWN, "1 of 10,000 servers");
    page.awaitText(PageView.FIRST_ROW, PageFleet.HOSTILE);
    browser.run("document.querySelector('.rows .row:not([hidden]) .name').click()");
    page.awaitText("document.getElementById('server-name').textContent", PageFleet.HOSTILE);
    page.awaitText("document.querySelectorAll('#server-facts dt').length > 4", "true");
    assertEquals("0", browser.text("document.querySelectorAll('img').length"));
  }

  @Test
  void nothingKeepsPeopleOutInBothSchemesAndWidths() throws IOException {
    page.awaitText("document.querySelectorAll('.chart canvas').length", "2");
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (int width : new int[] {1280, 390}) {
        browser.size(width, 844);
        String name = (dark ? "dark-" : "light-") + width;
        browser.run("location.hash = '#/'");
        page.awaitText("document.getElementById('fleet').hidden", "false");
        assertEquals(
            "true", browser.text("document.documentElement.scrollWidth <= innerWidth"), name);
        browser.picture("fleet-" + name);
        browser.assertAccessible("fleet " + name);
        browser.run(
            "location.hash = '#/server/victim?from=2020-01-02T03:04:00Z&to=2020-01-03T03:04:00Z'");
        page.awaitText("document.querySelectorAll('#server-facts dt').length > 4", "true");
        assertEquals(
            "true", browser.text("document.documentElement.scrollWidth <= innerWidth"), name);
        browser.picture("server-" + name);
        browser.assertAccessible("server " + name);
      }
    }
  }
}
