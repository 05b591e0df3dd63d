package io.rcon;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A typed key of one property of a game: {@link Dialect#get} reads its value, {@link
 * DialectBuilder#set} changes it. One declaration is all a fact needs: copying and equality of
 * dialects, its key in fleet files and its line in {@code rcon dialects --facts} follow from it.
 *
 * <pre>{@code
 * static final Fact<Boolean> SHOUTS = Fact.of("shouts", false, Readings.FLAG, "answers in capitals");
 * }</pre>
 *
 * <p>Immutable. Two facts are equal only if they are the same object, so each is a constant.
 *
 * @param <T> the type of its values, which are immutable and have an {@code equals}
 */
public final class Fact<T> {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");

  private final String key;
  private final T usual;
  private final Reading<T> reading;
  private final String meaning;

  private Fact(String key, T usual, Reading<T> reading, String meaning) {
    this.key = key;
    this.usual = usual;
    this.reading = reading;
    this.meaning = meaning;
  }

  /**
   * Declares a fact.
   *
   * @param key its key in fleet files: lower case letters, digits and underscores
   * @param usual its value in dialects that do not set it
   * @param reading how values are read, written and checked
   * @param meaning its meaning, in words for a list of facts
   * @param <T> the type of its values
   * @return a new key
   * @throws IllegalArgumentException if the key has other characters
   */
  public static <T> Fact<T> of(String key, T usual, Reading<T> reading, String meaning) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a fact's key has lower case letters, digits and underscores, not '" + key + "'");
    }
    return new Fact<>(
        key,
        Objects.requireNonNull(usual, "usual"),
        Objects.requireNonNull(reading, "reading"),
        Objects.requireNonNull(meaning, "meaning"));
  }

  /** {@return its key in fleet files} */
  public String key() {
    return key;
  }

  /** {@return its value in dialects that do not set it} */
  public T usual() {
    return usual;
  }

  /** {@return how its values are read, written and checked} */
  public Reading<T> reading() {
    return reading;
  }

  /** {@return its meaning, in words} */
  public String meaning() {
    return meaning;
  }

  /** Fails for a value that no dialect can have; the usual one is always right. */
  void check(T value) {
    Objects.requireNonNull(value, key);
    if (!value.equals(usual)) {
      try {
        reading.check(value);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + key + "' " + e.getMessage(), e);
      }
    }
  }

  @Override
  public String toString() {
    return key;
  }
}
