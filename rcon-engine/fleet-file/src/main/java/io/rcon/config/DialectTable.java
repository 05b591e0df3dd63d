package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.Family;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The dialects that come with the engine and those of the file. */
final class DialectTable {
  private final Map<String, Dialect> all = new LinkedHashMap<>();
  private final Map<String, Dialect> own = new LinkedHashMap<>();

  private final Map<String, Family> families = new TreeMap<>();

  /**
   * Makes a table without dialects of a file.
   *
   * @param others families beside those of the dialects there are
   */
  DialectTable(List<Family> others) {
    Dialect.all()
        .forEach(dialect -> {
          all.put(dialect.name(), dialect);
          families.put(dialect.family().name(), dialect.family());
        });
    others.forEach(family -> families.put(family.name(), family));
  }

  Family family(Scalar name) {
    Family family = families.get(name.text());
    if (family == null) {
      throw name.error(
          "names the unknown family '"
              + name.text()
              + "'; "
              + Nearest.suggest(name.text(), families.keySet(), "known are"));
    }
    return family;
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  void add(Dialect dialect) {
    all.put(dialect.name(), dialect);
    own.put(dialect.name(), dialect);
  }

  /** Has a name stand for another dialect, unless there is one of that name. */
  void addUnlessThere(String name, Dialect other) {
    all.putIfAbsent(name, other);
  }

  Dialect find(Scalar name) {
    Dialect dialect = all.get(name.text());
    if (dialect == null) {
      throw name.error(
          "names the unknown dialect '"
              + name.text()
              + "'; "
              + Nearest.suggest(name.text(), all.keySet(), "known are"));
    }
    return dialect;
  }

  /** The dialects of the file, in its order. */
  Map<String, Dialect> own() {
    return Collections.unmodifiableMap(own);
  }
}
