package io.rcon.games;

import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.List;

/** Reads what one side writes in a vector. */
final class GameVectors {
  private GameVectors() {}

  /** In hexadecimal digits, message by message; {@code side} is {@code <} or {@code >}. */
  static List<String> of(String file, String name, char side) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Resources.lines("vectors/" + file)) {
      if (line.startsWith("== ")) {
        inside = line.substring(3).equals(name);
      } else if (inside && !line.isEmpty() && line.charAt(0) == side) {
        lines.add(line.substring(2));
      }
    }
    if (lines.isEmpty()) {
      throw new AssertionError("no vector " + name + " in " + file);
    }
    return lines;
  }
}
