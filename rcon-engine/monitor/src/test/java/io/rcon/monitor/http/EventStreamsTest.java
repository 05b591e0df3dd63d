package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rcon.monitor.Health;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a page hears, over real sockets. */
@Execution(ExecutionMode.CONCURRENT)
class EventStreamsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WatchedOverHttp fleet = new WatchedOverHttp(null, false);

  @AfterEach
  void end() {
    fleet.close();
  }

  private record Event(String id, String name, JsonNode data) {}

  /** A stream that is read by the test. */
  private final class Page implements AutoCloseable {
    final Socket socket;
    final BufferedReader in;

    Page(String more) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), fleet.http.port());
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    String status() throws IOException {
      return in.readLine();
    }

    Event next() throws IOException {
      String id = "";
      String name = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return new Event(id, name, JSON.readTree(line.substring(6)));
        }
      }
      throw new IOException("the stream ended");
    }

    Event until(Predicate<Event> wanted) {
      try {
        for (int i = 0; i < 1000; i++) {
          Event event = next();
          if (wanted.test(event)) {
            return event;
          }
        }
        throw new AssertionError("a thousand events without the one that is waited for");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static Predicate<Event> row(String name, String health) {
    return event -> {
      for (JsonNode row : event.data().path("changed")) {
        if (row.get("name").asText().equals(name) && row.get("health").asText().equals(health)) {
          return true;
        }
      }
      return false;
    };
  }

  @Test
  void changesAndTotalsArePushedAndAPageGoesOnWhereItWas() throws Exception {
    fleet.with("mc");
    Event last;
    try (Page page = new Page("")) {
      assertEquals("fleet", page.next().name());
      last = page.until(row("mc", "UP"));
      assertEquals(1, page.until(e -> e.name().equals("fleet")).data().get("servers").asInt());
    }
    fleet.with("second");
    fleet.fleet.remove("mc");
    await().until(() -> fleet.monitor.server("mc").isEmpty());
    try (Page page = new Page("Last-Event-ID: " + last.id() + "\r\n")) {
      Event missed = page.until(row("second", "UP"));
      assertEquals("rows", missed.name());
      if (missed.data().get("removed").isEmpty()) {
        missed = page.until(e -> !e.data().path("removed").isEmpty());
      }
      assertEquals("mc", missed.data().get("removed").get(0).asText());
    }
  }

  @Test
  void afterARestartAPageIsToldToBeginAnew() throws Exception {
    fleet.with("mc");
    String before;
    try (Page page = new Page("")) {
      before = page.until(row("mc", "UP")).id();
    }
    fleet.http.close();
    fleet.http = MonitorHttp.start(fleet.monitor, WatchedOverHttp.ANY_PORT);
    for (String id : List.of(before, "nonsense", "-", "99999999999999999999")) {
      try (Page page = new Page("Last-Event-ID: " + id + "\r\n")) {
        Event first = page.next();
        assertEquals("reset", first.name(), id);
        assertTrue(!before.startsWith(first.data().get("epoch").asText()), before);
      }
    }
  }

  @Test
  void aDeadServerIsPushed() throws Exception {
    fleet.with("mc");
    try (Page page = new Page("")) {
      page.until(row("mc", "UP"));
      fleet.simulated.close();
      page.until(row("mc", "DOWN"));
      fleet.awaitHealth("mc", Health.DOWN);
    }
  }

  @Test
  void thirtyTwoPagesAreServedAndTheirPlacesAreGivenBack() throws Exception {
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      Page page = new Page("");
      pages.add(page);
      assertEquals("HTTP/1.1 200 OK", page.status());
    }
    try (Page refused = new Page("")) {
      assertEquals("HTTP/1.1 503 Service Unavailable", refused.status());
    }
    for (Page page : pages) {
      page.close();
    }
    await()
        .ignoreExceptions()
        .until(() -> {
          try (Page page = new Page("")) {
            return page.status().contains("200");
          }
        });
  }

  @Test
  void aPageThatDoesNotReadIsToldTheRestAtOnceLater() throws Exception {
    for (int i = 0; i < 40; i++) {
      fleet.fleet.add(fleet.server("mc-" + i));
    }
    try (Page page = new Page("")) {
      assertEquals("fleet", page.next().name());
      await().until(() -> fleet.monitor.totals().up() == 40);
      Event event = page.until(row("mc-39", "UP"));
      assertTrue(event.data().get("sequence").asLong() > 0);
    }
  }
}
