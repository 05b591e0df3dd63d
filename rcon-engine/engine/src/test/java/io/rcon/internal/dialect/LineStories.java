package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.List;

/** Conversations with consoles that speak lines: the vectors, and what a real server said. */
final class LineStories {
  private LineStories() {}

  /**
   * The bytes of one conversation of the vectors in order of their direction: {@code <}, {@code >}
   * or {@code =}.
   */
  static List<String> vectors(String name, String direction) {
    return story("vectors/line.txt", name).stream()
        .filter(line -> line.startsWith(direction + " "))
        .map(line -> line.substring(2))
        .toList();
  }

  /** The same in one piece. */
  static String vector(String name, String direction) {
    return String.join("", vectors(name, direction));
  }

  /** A conversation with a real server, line by line, each with its direction. */
  static List<String> captured(String name) {
    return story("captures/teeworlds-econ.txt", name);
  }

  private static List<String> story(String file, String name) {
    List<String> story = new ArrayList<>();
    boolean inside = false;
    for (String line : Resources.lines(file)) {
      inside = line.startsWith("== ") ? line.equals("== " + name) : inside;
      if (inside) {
        story.add(line);
      }
    }
    return story;
  }

  static String text(String hex) {
    return new String(Hex.bytes(hex), UTF_8);
  }
}
