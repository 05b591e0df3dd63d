package io.rcon;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A family of games with one wire format, and the facts that its dialects have: the common ones and
 * its own. The engine finds the code that speaks the format, a mechanism, by the family. A value:
 * families of one name and with the same facts are equal.
 */
public final class Family {
  private final String name;
  private final Map<String, Fact<?>> facts = new LinkedHashMap<>();
  private final Consumer<Dialect> check;

  /** What to use instead of a session; empty for games that have sessions. */
  private final String instead;

  private Family(String name, List<Fact<?>> own, Consumer<Dialect> check, String instead) {
    this.name = name;
    this.check = check;
    this.instead = instead;
    CommonFacts.ALL.forEach(this::add);
    own.forEach(this::add);
  }

  private void add(Fact<?> fact) {
    if (facts.putIfAbsent(fact.key(), fact) != null) {
      throw new IllegalArgumentException(
          "family '" + name + "' has two facts with the key '" + fact.key() + "'");
    }
  }

  /**
   * Makes a family.
   *
   * @param name for instance {@code source}: lower case letters, digits and hyphens
   * @param facts its own; the common ones are added
   * @param check throws an {@link IllegalArgumentException} for a dialect whose facts contradict
   *     each other; the message continues a sentence that begins with the dialect's name
   * @return the family
   * @throws IllegalArgumentException if the name has other characters, or a key comes twice
   */
  public static Family of(String name, List<Fact<?>> facts, Consumer<Dialect> check) {
    DialectBuilder.checkName("a family's name", name);
    return new Family(name, facts, Objects.requireNonNull(check, "check"), "");
  }

  /**
   * Makes a family of games that no session is opened with: they take typed commands only, by a
   * class of their own, and have neither free text nor polls.
   *
   * @param name as in {@link #of}
   * @param facts its own; the common ones are added
   * @param check as in {@link #of}
   * @param instead what to use in the place of a session; continues the message of the refusal
   * @return the family
   * @throws IllegalArgumentException if the name has other characters, a key comes twice, or
   *     nothing is said to be used instead
   */
  public static Family withoutSessions(
      String name, List<Fact<?>> facts, Consumer<Dialect> check, String instead) {
    DialectBuilder.checkName("a family's name", name);
    if (instead.isBlank()) {
      throw new IllegalArgumentException("family '" + name + "': say what to use instead");
    }
    return new Family(name, facts, Objects.requireNonNull(check, "check"), instead);
  }

  /** {@return its name, as fleet files use it} */
  public String name() {
    return name;
  }

  /** {@return whether sessions are opened with its games; false for typed commands only} */
  public boolean hasSessions() {
    return instead.isEmpty();
  }

  /** {@return what to use where there are no sessions, in words; empty where there are} */
  public String instead() {
    return instead;
  }

  /** {@return the facts that only its dialects have} */
  public List<Fact<?>> ownFacts() {
    return facts.values().stream().filter(fact -> !CommonFacts.ALL.contains(fact)).toList();
  }

  /** {@return the facts of its dialects: the common ones, then its own} */
  public Collection<Fact<?>> facts() {
    return Collections.unmodifiableCollection(facts.values());
  }

  /**
   * Makes a dialect of this family that is built on no other.
   *
   * @param name its name: lower case letters, digits and hyphens
   * @param changes sets the facts that are not the usual ones
   * @return the dialect
   * @throws IllegalArgumentException if a value is out of bounds, or facts contradict each other
   */
  public Dialect dialect(String name, Consumer<DialectBuilder> changes) {
    DialectBuilder builder = new DialectBuilder(name, this);
    changes.accept(builder);
    return builder.build();
  }

  /** Makes a row of the table with the facts of another one, which does not become its base. */
  static Dialect like(Dialect other, String name, Consumer<DialectBuilder> changes) {
    return other
        .family()
        .dialect(
            name,
            d -> {
              d.setAll(other);
              changes.accept(d);
            });
  }

  /** Whether dialects of this family have a fact. */
  boolean has(Fact<?> fact) {
    return facts.get(fact.key()) == fact;
  }

  void check(Dialect dialect) {
    check.accept(dialect);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Family that
        && name.equals(that.name)
        && List.copyOf(facts.values()).equals(List.copyOf(that.facts.values()));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
