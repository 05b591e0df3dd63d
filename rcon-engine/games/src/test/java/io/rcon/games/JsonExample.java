package io.rcon.games;

import io.rcon.status.Player;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormats;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An answer in JSON and what it tells: a section of {@code examples.txt}, begun by a line {@code
 * === FORMAT} with more words after it where a format has several, the text, a line {@code ---},
 * and one line for each fact.
 */
record JsonExample(String name, String format, String text, String expected) {
  static List<JsonExample> all() {
    return all("examples.txt");
  }

  static List<JsonExample> all(String file) {
    List<JsonExample> all = new ArrayList<>();
    for (String section : resource(file).split("(?m)^=== ", -1)) {
      if (!section.isBlank()) {
        int line = section.indexOf('\n');
        int rule = section.indexOf("\n---\n");
        String name = section.substring(0, line);
        String expected = section.substring(rule + 5).strip();
        String format = name.split(" ", 2)[0];
        all.add(new JsonExample(name, format, section.substring(line + 1, rule + 1), expected));
      }
    }
    return all;
  }

  private static String resource(String file) {
    try (InputStream in = JsonExample.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerStatus parse(String answer) {
    return StatusFormats.named(format).parse(answer);
  }

  /** Its first list again and again. */
  String large(int length) {
    int open = text.indexOf('[');
    int close = text.lastIndexOf(']');
    if (open < 0) {
      return text + " ".repeat(length);
    }
    String rows = text.substring(open + 1, close);
    StringBuilder large = new StringBuilder(text.substring(0, open + 1)).append(rows);
    while (large.length() < length) {
      large.append(',').append(rows);
    }
    return large.append(text.substring(close)).toString();
  }

  String rendered(String answer) {
    return rendered(answer, true);
  }

  /** Without what only the details say, if they do not count. */
  String rendered(String answer, boolean details) {
    ServerStatus status = parse(answer);
    if (!status.known()) {
      return "not known";
    }
    StringBuilder out = new StringBuilder();
    status.online().ifPresent(n -> out.append("online ").append(n).append('\n'));
    status.max().ifPresent(n -> out.append("max ").append(n).append('\n'));
    status.map().ifPresent(t -> out.append("map ").append(t).append('\n'));
    status.name().ifPresent(t -> out.append("name ").append(t).append('\n'));
    status.version().ifPresent(t -> out.append("version ").append(t).append('\n'));
    status.ticksPerSecond().ifPresent(n -> out.append("ticks ").append(n).append('\n'));
    status.millisPerTick().ifPresent(n -> out.append("millis ").append(n).append('\n'));
    out.append(status.complete() ? "" : "incomplete\n");
    out.append(status.listsPlayers() ? "" : "lists no players\n");
    if (details) {
      status.details().forEach((key, value) -> out.append(key + " = " + value + "\n"));
    }
    status.players().forEach(player -> out.append(row(player, details)).append('\n'));
    return out.toString().strip();
  }

  private static String row(Player player, boolean details) {
    StringBuilder out = new StringBuilder("player " + player.name());
    out.append(player.rawName().equals(player.name()) ? "" : " raw " + player.rawName());
    player.slot().ifPresent(n -> out.append(" slot=").append(n));
    player.ping().ifPresent(n -> out.append(" ping=").append(n));
    player.time().ifPresent(t -> out.append(" time=").append(t));
    player.address().ifPresent(t -> out.append(" address=").append(t));
    player.state().ifPresent(t -> out.append(" state=").append(t));
    player.ids().forEach((kind, id) -> out.append(" " + kind + "=" + id));
    if (details) {
      player.details().forEach((key, value) -> out.append(" [" + key + "=" + value + "]"));
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
