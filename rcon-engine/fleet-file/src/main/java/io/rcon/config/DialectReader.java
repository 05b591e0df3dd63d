package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.DialectBuilder;
import io.rcon.Fact;
import io.rcon.Family;
import java.util.ArrayList;
import java.util.List;

/** Reads the section {@code dialects}: one's own, each built on another. */
final class DialectReader {
  private final Section dialects;
  private final DialectTable table;

  private DialectReader(Section dialects, DialectTable table) {
    this.dialects = dialects;
    this.table = table;
  }

  static void read(Section dialects, DialectTable table) {
    DialectReader reader = new DialectReader(dialects, table);
    for (String name : dialects.keys()) {
      dialects.problems().check(() -> reader.read(name));
      // Servers that name one with a mistake in it are not to blame.
      table.addUnlessThere(name, Dialect.GENERIC);
    }
  }

  private void read(String name) {
    if (table.has(name)) {
      throw dialects
          .place(name)
          .error("the dialect '" + name + "' comes with the engine; choose another name");
    }
    Section section = dialects.section(name, "key").orElseThrow();
    Dialect base = section.read("base", this::base, Dialect.GENERIC);
    Family family = section.read("mechanism", table::family, base.family());
    section.only(keys(family));
    try {
      table.add(
          base.with(builder -> fill(builder.name(name).family(family), family, base, section)));
    } catch (IllegalArgumentException e) {
      throw dialects.place(name).error(String.valueOf(e.getMessage()));
    }
  }

  private Dialect base(Scalar name) {
    if (!table.has(name.text()) && dialects.has(name.text())) {
      throw name.error("must name a dialect that stands above; move '" + name.text() + "' up");
    }
    return table.find(name);
  }

  private static List<String> keys(Family family) {
    List<String> keys = new ArrayList<>(List.of("base", "mechanism"));
    family.facts().forEach(fact -> keys.add(fact.key()));
    return keys;
  }

  private static void fill(DialectBuilder builder, Family family, Dialect base, Section section) {
    builder.proven("not proven; built on " + base.name());
    for (Fact<?> fact : family.facts()) {
      if (section.has(fact.key())) {
        section.problems().check(() -> set(builder, base, fact, section));
      }
    }
  }

  private static <T> void set(DialectBuilder to, Dialect base, Fact<T> fact, Section section) {
    to.set(fact, fact.reading().read(new WrittenNode(section, fact.key()), base.get(fact)));
  }
}
