package io.rcon;

/**
 * How the values of a {@link Fact} are read, written and checked. {@link Readings} has those that
 * most facts need. Stateless and safe on any thread.
 *
 * @param <T> the type of the values
 */
public interface Reading<T> {
  /**
   * Reads a value.
   *
   * @param written the value in the file
   * @param base the value in the dialect that is built on, for the parts that are not written
   * @return the value
   */
  T read(WrittenValue written, T base);

  /**
   * Writes a value.
   *
   * @param value the value
   * @return YAML in one line, such that {@link #read} gives the value again
   */
  String write(T value);

  /**
   * Checks a value that a program gives.
   *
   * @param value the value
   * @throws IllegalArgumentException if no dialect can have it; the message continues a sentence
   *     that begins with the key, as in {@code must be at least 1, not 0}
   */
  default void check(T value) {}
}
