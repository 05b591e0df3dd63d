package io.rcon;

import java.util.List;
import java.util.Objects;

/**
 * The texts that arguments of a game's commands must not hold, because its console would read them
 * as something else. An argument that breaks a rule is refused before anything is sent. In every
 * game, arguments hold no control characters, and those between quotes no quote and no backslash at
 * their end.
 *
 * @param forbidden texts that no argument may hold, such as {@code $}; none by default
 * @param expands characters after which the console replaces what follows if it is a letter, such
 *     as the {@code @} of Minecraft's selectors: no letter may follow; none by default
 * @param asciiOnly whether the console changes characters beyond ASCII; false by default
 * @param keepsBlanks whether blanks that follow each other reach the game as they are; true by
 *     default
 * @param maxBytes the longest command in bytes, if it is shorter than {@link Dialect#maxRequest()};
 *     0, the default, for no limit of its own
 */
public record ArgumentRules(
    List<String> forbidden, String expands, boolean asciiOnly, boolean keepsBlanks, int maxBytes) {
  /** Only the rules of every game. */
  public static final ArgumentRules NONE = new ArgumentRules(List.of(), "", false, true, 0);

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if a forbidden text is empty
   */
  public ArgumentRules {
    forbidden = List.copyOf(forbidden);
    Objects.requireNonNull(expands, "expands");
    if (forbidden.contains("")) {
      throw new IllegalArgumentException("a forbidden text must not be empty");
    }
  }
}
