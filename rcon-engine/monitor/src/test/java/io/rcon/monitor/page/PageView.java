package io.rcon.monitor.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

/** The fleet's page in a browser: where its texts are, and how its filter and table are used. */
final class PageView {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  static final String SHOWN = "document.getElementById('shown').textContent";
  static final String CONNECTION = "document.getElementById('connection').textContent";
  static final String SORTED =
      "[...document.querySelectorAll('[aria-sort]')]"
          + ".map(e => e.textContent + ' ' + e.getAttribute('aria-sort')).join()";
  static final String SCROLLED = "document.getElementById('grid').scrollTop";
  static final String FIRST_ROW =
      "[...document.querySelectorAll('.rows .row:not([hidden])')]"
          + ".sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)[0]?.querySelector('.name').textContent";
  static final String FOCUSED =
      "document.activeElement.getAttribute('role') + ' '"
          + " + document.activeElement.parentElement.getAttribute('aria-rowindex')";

  private final Browser browser;

  PageView(Browser browser) {
    this.browser = browser;
  }

  void awaitText(String expression, String expected) {
    await(expression)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertEquals(expected, browser.text(expression)));
  }

  void filter(String text) {
    browser.run(
        "const f = document.getElementById('filter'); f.value = arguments[0];"
            + "f.dispatchEvent(new Event('input'))",
        text);
  }

  static String state(String name) {
    return cell(name, "state");
  }

  /** The text of a cell of a row that is in the document. */
  static String cell(String name, String column) {
    return "[...document.querySelectorAll('.rows .row:not([hidden])')].find(r =>"
        + " r.querySelector('.name').textContent === '"
        + name
        + "')?.querySelector('."
        + column
        + "').textContent";
  }

  /** Median, 95th of 100 and longest time between two frames, in milliseconds. */
  Object scroll() {
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
