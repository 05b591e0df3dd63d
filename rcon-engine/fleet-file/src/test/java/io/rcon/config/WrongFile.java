package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

/** A fleet file that cannot be used, and what must be said of it. */
record WrongFile(String text, int line, int column, String problem) {
  private static final Map<String, String> ENVIRONMENT = Map.of("MANGLED", "pa\uFFFDss");

  static WrongFile wrong(String text, int line, int column, String problem) {
    return new WrongFile(text, line, column, problem);
  }

  /** The same keys as those of a server, in the second line after five characters. */
  static WrongFile wrongServer(String keys, int column, String problem) {
    return new WrongFile("servers:\n eu: " + keys, 2, column + 5, problem);
  }

  static FleetFileException fail(String text) {
    FleetFileException e =
        assertThrows(
            FleetFileException.class,
            () -> FleetFile.parse(text, "my/fleet.yaml", ENVIRONMENT::get));
    assertEquals("my/fleet.yaml", e.source());
    assertNull(e.getCause(), "the library's exceptions quote the file");
    return e;
  }

  void check() {
    FleetFileException e = fail(text);
    String place = "my/fleet.yaml: line " + line + ", column " + column + ": ";
    assertTrue(e.getMessage().startsWith(place), e.getMessage());
    assertEquals(line, e.line());
    assertEquals(column, e.column());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }
}
