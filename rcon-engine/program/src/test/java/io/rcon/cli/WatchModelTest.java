package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Selector;
import io.rcon.SessionState;
import io.rcon.monitor.FleetTotals;
import io.rcon.monitor.Health;
import io.rcon.monitor.ServerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;

/** The table of a watch, its keys, and how it looks on terminals of any size. */
class WatchModelTest {
  private final List<ServerView> servers = new ArrayList<>();
  private final WatchTable table =
      new WatchTable(selector ->
          servers.stream()
              .filter(view ->
                  !selector.equals(Selector.parse("name=mc*")) || view.name().startsWith("mc"))
              .toList());
  private final WatchModel model =
      new WatchModel(
          table,
          () -> new FleetTotals(3, 1, 1, 0, 0, 1, 0, 7, 0.5, 9, 10, 1500, 20, 2, 0),
          name -> Optional.empty());
  private final WatchDrawing drawing = new WatchDrawing(true);

  static ServerView view(String name, Health health, int players) {
    return new ServerView(
        name,
        "minecraft",
        "127.0.0.1:1",
        Map.of(),
        SessionState.READY,
        health,
        Instant.now(),
        health == Health.DOWN ? "TIMED_OUT" : null,
        health == Health.DOWN ? "no answer" : null,
        players,
        20,
        "world",
        "1.21",
        1_000_000,
        null,
        0,
        false,
        1,
        0);
  }

  private void many(int count) {
    for (int i = 0; i < count; i++) {
      servers.add(view("mc-%05d".formatted(i), Health.UP, i % 100));
    }
    table.refresh();
  }

  private void keys(WatchKey.Kind... kinds) {
    for (WatchKey.Kind kind : kinds) {
      assertTrue(model.take(WatchKey.of(kind)));
    }
  }

  private void type(String text) {
    text.chars().forEach(c -> assertTrue(model.take(WatchKey.of((char) c))));
  }

  private ScreenTerminal screen(int columns, int rows) {
    ScreenTerminal screen = new ScreenTerminal(columns, rows);
    screen.write(WatchDrawing.BEGIN + drawing.draw(model, "http://127.0.0.1:9400/", columns, rows));
    return screen;
  }

  private static List<String> lines(ScreenTerminal screen) {
    long[] cells = new long[screen.getColumns() * screen.getRows()];
    screen.dump(cells, null);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < screen.getRows(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < screen.getColumns(); column++) {
        int character = ScreenTerminal.cellCodePoint(cells[row * screen.getColumns() + column]);
        line.appendCodePoint(character == 0 ? ' ' : character);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  @Test
  void theWorstComesFirstAndEveryRowCanBeReached() {
    many(10_000);
    servers.add(view("zz", Health.DOWN, -1));
    table.refresh();
    assertEquals("zz", table.pointedAt());
    List<String> first = lines(screen(80, 24));
    assertEquals(24, first.size());
    assertTrue(first.get(0).startsWith("rcon watch  3 servers  up 1  down 1"), first.get(0));
    assertTrue(first.get(3).startsWith(">zz"), first.get(3));
    assertTrue(first.get(3).contains("DOWN") && first.get(3).endsWith("no answer"), first.get(3));
    assertTrue(first.get(4).startsWith(" mc-00000"), first.get(4));
    assertTrue(first.get(23).startsWith("q quit  / filter"), first.get(23));
    keys(WatchKey.Kind.END);
    assertEquals("mc-09999", table.pointedAt());
    assertTrue(lines(screen(80, 24)).get(21).startsWith(">mc-09999"));
    keys(WatchKey.Kind.PAGE_UP);
    screen(80, 24);
    assertEquals(10_000 - 19, table.at());
    keys(WatchKey.Kind.HOME, WatchKey.Kind.DOWN, WatchKey.Kind.PAGE_DOWN, WatchKey.Kind.UP);
    assertEquals(19, table.at());
    keys(WatchKey.Kind.HOME, WatchKey.Kind.UP);
    assertEquals(0, table.at());
  }

  @Test
  void thePointerStaysOnItsServerWhileOthersMove() {
    many(100);
    screen(80, 24);
    for (int i = 0; i < 50; i++) {
      keys(WatchKey.Kind.DOWN);
    }
    String pointed = table.pointedAt();
    servers.set(99, view("mc-00099", Health.DOWN, -1));
    table.refresh();
    assertEquals(pointed, table.pointedAt());
    assertEquals(51, table.at());
    servers.subList(0, 60).clear();
    table.refresh();
    assertTrue(table.at() < table.size());
    servers.clear();
    table.refresh();
    assertEquals("", table.pointedAt());
    assertTrue(lines(screen(80, 24)).get(3).startsWith("no server"));
    keys(WatchKey.Kind.ENTER, WatchKey.Kind.PAGE_DOWN, WatchKey.Kind.END);
  }

  @Test
  void aKeyChangesTheOrderAndAnotherTurnsItRound() {
    many(50);
    type("s");
    assertEquals(WatchTable.Order.NAME, table.order());
    type("r");
    assertEquals("mc-00049", table.pointedAt());
    assertTrue(lines(screen(80, 24)).get(22).equals("1-19 of 50 by name, reversed"));
    type("ss");
    assertEquals(WatchTable.Order.PLAYERS, table.order());
    assertEquals("mc-00049", table.pointedAt());
    for (int i = 0; i < WatchTable.Order.values().length; i++) {
      type("s");
    }
    assertEquals(WatchTable.Order.PLAYERS, table.order());
  }

  @Test
  void aSelectorFiltersAndAWrongOneIsSaid() {
    many(3);
    servers.add(view("quake", Health.UP, 1));
    table.refresh();
    type("/name=mcx");
    keys(WatchKey.Kind.ERASE);
    assertEquals("name=mc", model.prompt().orElseThrow());
    type("*");
    assertTrue(lines(screen(80, 24)).get(22).startsWith("/name=mc*"));
    keys(WatchKey.Kind.ENTER);
    assertEquals(3, table.size());
    type("/,,");
    keys(WatchKey.Kind.ENTER);
    assertTrue(model.news().contains("selector"), model.news());
    assertEquals(3, table.size());
    assertTrue(model.prompt().isPresent());
    // In the prompt q is a letter.
    type("q");
    keys(WatchKey.Kind.ESCAPE);
    assertTrue(model.prompt().isEmpty());
    keys(WatchKey.Kind.ESCAPE);
    assertEquals(4, table.size());
    assertFalse(model.take(WatchKey.of('q')));
  }

  @Test
  void noSizeOfTheTerminalBreaksIt() {
    many(30);
    for (int columns = 1; columns < 200; columns += 13) {
      for (int rows = 1; rows < 40; rows += 3) {
        String drawn = drawing.draw(model, "", columns, rows);
        assertFalse(drawn.contains("\n"), drawn);
        assertTrue(drawn.split("\u001b\\[2K", -1).length - 1 <= rows, columns + "x" + rows);
      }
    }
    List<String> narrow = lines(screen(20, 6));
    assertTrue(narrow.get(3).startsWith(">mc-00000"), narrow.toString());
    assertTrue(narrow.get(5).startsWith("q quit"), narrow.toString());
  }

  @Test
  void hostileAndWideNamesMoveNothingBesideThem() {
    String hostile = "\u001b[2J\u001b]0;owned\u0007\r\n\u202eevil" + "e" + "\u0301".repeat(50);
    servers.add(view(hostile, Health.UP, 1));
    servers.add(view("統合サーバー統合サーバー統合サーバー統合サーバー", Health.UP, 2));
    servers.add(view("👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀", Health.UP, 3));
    servers.add(view("plain", Health.UP, 4));
    table.refresh();
    List<String> lines = lines(screen(80, 24));
    String drawn = drawing.draw(model, "", 80, 24);
    assertFalse(
        drawn.contains("\u0007") || drawn.contains("\u202e") || drawn.contains("]0;owned\u0007"),
        drawn);
    assertFalse(drawn.contains("\u0301".repeat(4)), drawn);
    assertEquals(4, lines.stream().filter(line -> line.contains("UP")).count(), lines.toString());
    ScreenTerminal screen = screen(80, 24);
    long[] cells = new long[80 * 24];
    screen.dump(cells, null);
    for (int row = 3; row < 7; row++) {
      // After the name, a third of the screen, comes the health in each row.
      assertEquals('U', ScreenTerminal.cellCodePoint(cells[row * 80 + 27]), "row " + row + lines);
    }
  }

  @Test
  void textsAreCutByTheCellsThatTheyTake() {
    assertEquals("abcd", CellText.fit("abcd", 4));
    assertEquals("abc…", CellText.fit("abcde", 4));
    assertEquals("統…", CellText.fit("統合サ", 4));
    assertEquals("統合", CellText.fit("統合", 4));
    assertEquals("e\u0301e\u0301", CellText.fit("e\u0301e\u0301", 2));
    assertEquals("", CellText.fit("abc", 0));
    assertEquals("…", CellText.fit("統合", 1));
  }
}
