package io.rcon.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code .rconrc}: groups of keys and values, escaped as GLib's key files are. */
final class KeyFileImport {
  private static final String ESCAPES = "sntr\\";
  private static final String MEANT = " \n\t\r\\";

  /** A group, where it begins, and its keys. */
  private record Group(Place place, Map<String, Scalar> keys) {}

  private final String source;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  private KeyFileImport(String source) {
    this.source = source;
  }

  static void read(String text, String source, Consumer<ImportedServer> to) {
    KeyFileImport reader = new KeyFileImport(source);
    reader.lines(text);
    Problems problems = new Problems();
    reader.groups.forEach((name, group) -> problems.check(() -> to.accept(server(name, group))));
    problems.throwAll();
  }

  private static ImportedServer server(String name, Group group) {
    Scalar host = value(name, group, "hostname");
    Address address = ImportedServer.address(host, Optional.of(value(name, group, "port")), 0);
    return ImportedServer.of(
        name,
        group.place(),
        address,
        ImportedServer.guess(address),
        ImportedServer.secret(value(name, group, "password")));
  }

  private static Scalar value(String name, Group group, String key) {
    Scalar raw = group.keys().get(key);
    if (raw == null) {
      throw group.place().error("'" + key + "' is missing in [" + name + "]; add it");
    }
    return raw.withText(unescaped(raw));
  }

  private static String unescaped(Scalar raw) {
    String text = raw.text();
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      int escape = i < text.length() ? ESCAPES.indexOf(text.charAt(i)) : -1;
      if (escape < 0) {
        throw raw.error("has a '\\' that begins no escape; write \\\\ for the character itself");
      }
      plain.append(MEANT.charAt(escape));
      i++;
    }
    return plain.toString();
  }

  private void lines(String text) {
    String[] lines = text.split("\r?\n", -1);
    Group group = null;
    for (int i = 0; i < lines.length; i++) {
      String line = chugged(lines[i]);
      Place place = new Place(source, i + 1, 1);
      int equals = line.indexOf('=');
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.stripTrailing().endsWith("]")) {
        String name = line.substring(1, line.stripTrailing().length() - 1);
        group = groups.computeIfAbsent(name, n -> new Group(place, new LinkedHashMap<>()));
      } else if (group == null) {
        throw place.error("stands before any group; begin with the server's name, as in [lobby]");
      } else if (equals <= 0) {
        throw place.error("must be a group, as [lobby], or a key and its value, as port = 27015");
      } else {
        String key = line.substring(0, equals).strip();
        group.keys().put(key, new Scalar(key, chugged(line.substring(equals + 1)), place));
      }
    }
  }

  /** Only ASCII's blanks are blanks of a key file. */
  private static String chugged(String text) {
    return text.replaceFirst("^[ \\t\\f\\r\\x0B]+", "");
  }
}
