package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.DialectBuilder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads the section {@code dialects}: one's own, each built on another. */
final class DialectReader {
  private static final int MANY = 999_999_999;

  private static final Map<String, BiConsumer<DialectBuilder, Scalar>> SIMPLE = simple();
  private static final List<String> KEYS = keys();

  private DialectReader() {}

  private static Map<String, BiConsumer<DialectBuilder, Scalar>> simple() {
    Map<String, BiConsumer<DialectBuilder, Scalar>> facts = new LinkedHashMap<>();
    facts.put("mechanism", (d, s) -> d.mechanism(s.text()));
    facts.put("games", (d, s) -> d.games(s.text()));
    facts.put("proven", (d, s) -> d.proven(s.text()));
    facts.put("default_port", (d, s) -> d.defaultPort(s.integer(1, 65535)));
    facts.put("charset", (d, s) -> d.charset(charset(s)));
    facts.put("max_request", (d, s) -> d.maxRequest(s.integer(1, MANY)));
    facts.put("max_reply", (d, s) -> d.maxReply(s.integer(1, MANY)));
    facts.put("depth", (d, s) -> d.depth(s.integer(1, MANY)));
    facts.put("ids_mirrored", (d, s) -> d.idsMirrored(s.flag()));
    facts.put("lenient_nuls", (d, s) -> d.lenientNuls(s.flag()));
    facts.put("closes_on_bad_password", (d, s) -> d.closesOnBadPassword(s.flag()));
    facts.put("login_check", (d, s) -> d.loginCheck(s.text()));
    facts.put("forbidden_in_password", (d, s) -> d.forbiddenInPassword(s.text()));
    facts.put("ascii_password", (d, s) -> d.asciiPassword(s.flag()));
    return facts;
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("base"));
    keys.addAll(SIMPLE.keySet());
    keys.addAll(CompoundFacts.KEYS);
    return List.copyOf(keys);
  }

  static void read(Section dialects, DialectTable table) {
    for (String name : dialects.keys()) {
      dialects.problems().check(() -> read(name, dialects, table));
      // Servers that name one with a mistake in it are not to blame.
      table.addUnlessThere(name, Dialect.GENERIC);
    }
  }

  private static void read(String name, Section dialects, DialectTable table) {
    if (table.has(name)) {
      throw dialects
          .place(name)
          .error("the dialect '" + name + "' comes with the engine; choose another name");
    }
    Section section = dialects.section(name, "key").orElseThrow().only(KEYS);
    Dialect base = section.read("base", s -> base(s, dialects, table), Dialect.GENERIC);
    try {
      table.add(base.with(builder -> fill(builder.name(name), base, section)));
    } catch (IllegalArgumentException e) {
      throw dialects.place(name).error(String.valueOf(e.getMessage()));
    }
  }

  private static Dialect base(Scalar name, Section dialects, DialectTable table) {
    if (!table.has(name.text()) && dialects.has(name.text())) {
      throw name.error("must name a dialect that stands above; move '" + name.text() + "' up");
    }
    return table.find(name);
  }

  private static void fill(DialectBuilder builder, Dialect base, Section section) {
    builder.proven("not proven; built on " + base.name());
    SIMPLE.forEach((key, fact) ->
        section
            .problems()
            .check(() -> section.scalar(key).ifPresent(value -> fact.accept(builder, value))));
    CompoundFacts.fill(builder, base, section);
  }

  private static Charset charset(Scalar name) {
    try {
      Charset charset = Charset.forName(name.text());
      if (charset.canEncode()) {
        return charset;
      }
    } catch (IllegalArgumentException e) {
      // The name is malformed or unknown: told below.
    }
    throw name.error("is unknown: '" + name.text() + "'; write for instance utf-8 or iso-8859-1");
  }
}
