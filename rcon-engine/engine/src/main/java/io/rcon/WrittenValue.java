package io.rcon;

import java.util.Collection;
import java.util.List;

/**
 * The value of a {@link Fact} as a file has it: a text, named parts, or a list. Readers of files
 * implement it; their errors name the place.
 */
public interface WrittenValue {
  /**
   * The value as a text.
   *
   * @return the text
   * @throws RuntimeException of the reader, if it has parts or is a list
   */
  String text();

  /**
   * The value as named parts.
   *
   * @param keys the keys that it may have; others are noted as errors
   * @return the parts
   * @throws RuntimeException of the reader, if it has none
   */
  Parts parts(Collection<String> keys);

  /**
   * The value as a list.
   *
   * @return the items in their order
   * @throws RuntimeException of the reader, if it is no list
   */
  List<WrittenValue> items();

  /**
   * An error about this value.
   *
   * @param problem continues a sentence that begins with the key
   * @return the exception for the caller to throw
   */
  RuntimeException error(String problem);

  /**
   * An error about a text that is not one of the allowed words.
   *
   * @param choices the words
   * @return the exception for the caller to throw
   */
  RuntimeException noneOf(Collection<String> choices);

  /** The parts of a value, by their keys. */
  interface Parts {
    /**
     * Whether a part is written.
     *
     * @param key its key
     * @return true if it is
     */
    boolean has(String key);

    /**
     * Reads a part.
     *
     * @param key its key
     * @param reading how it is read
     * @param base its value if it is not written, or cannot be read, which is noted as an error
     * @param <T> the type of its values
     * @return its value
     */
    <T> T read(String key, Reading<T> reading, T base);

    /**
     * An error about the parts as a whole.
     *
     * @param problem a whole sentence
     * @return the exception for the caller to throw
     */
    RuntimeException error(String problem);
  }
}
