package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines of the games, in the form that was recorded or that public clients read, and their events.
 */
class EventLinesTest {
  record Row(String dialect, String kind, String what, String line) {
    static Row of(String row) {
      String[] cells = row.split(" \\| ", 4);
      return new Row(cells[0], cells[1], cells[2], cells[3]);
    }
  }

  static List<Row> rows() {
    InputStream file =
        Objects.requireNonNull(EventLinesTest.class.getResourceAsStream("odd/events.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dialect dialect(String name) {
    return Dialect.named(name).orElseThrow();
  }

  private static RconEvent read(Row row) {
    Server server = Server.of(dialect(row.dialect), "127.0.0.1", 1, Secret.of("x"));
    return server.dialect().get(CommonFacts.EVENT_LINES).stream()
        .flatMap(line -> line.read(server, row.line).stream())
        .findFirst()
        .orElse(new RconEvent.Console(server, row.line));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void understandsWhatTheGameSays(Row row) {
    RconEvent event = read(row);
    assertEquals(row.line, event.text());
    assertEquals(row.kind, event.getClass().getSimpleName());
    String what = "-";
    if (event instanceof RconEvent.Chat chat) {
      what = chat.player() + ": " + chat.message();
    } else if (event instanceof RconEvent.Join join) {
      what = join.player();
    } else if (event instanceof RconEvent.Leave leave) {
      what = leave.player();
    }
    assertEquals(row.what, what);
  }

  /** Every wording of these games has a line. */
  @Test
  void everyWordingIsShown() {
    Set<String> worded = new TreeSet<>();
    Set<String> games = rows().stream().map(Row::dialect).collect(Collectors.toSet());
    for (Dialect dialect : Dialect.all().stream().filter(d -> games.contains(d.name())).toList()) {
      for (EventLine line : dialect.get(CommonFacts.EVENT_LINES)) {
        worded.add(dialect + " " + line.pattern());
      }
    }
    Set<String> shown =
        rows().stream()
            .flatMap(EventLinesTest::first)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(worded, shown);
  }

  private static Stream<String> first(Row row) {
    Server server = Server.of(dialect(row.dialect), "127.0.0.1", 1, Secret.of("x"));
    return server.dialect().get(CommonFacts.EVENT_LINES).stream()
        .filter(line -> line.read(server, row.line).isPresent())
        .limit(1)
        .map(line -> row.dialect + " " + line.pattern());
  }
}
