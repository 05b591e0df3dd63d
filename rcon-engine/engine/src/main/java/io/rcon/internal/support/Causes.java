package io.rcon.internal.support;

import org.jspecify.annotations.Nullable;

/** Searches what a failure was caused by. */
public final class Causes {
  /** A chain of causes can lead back to where it began. */
  private static final int MOST_CAUSES = 20;

  private Causes() {}

  /**
   * Finds the first failure of a type in a chain of causes.
   *
   * @param type of the failure
   * @param thrown where the search begins; it may be of the type itself
   * @param <T> the type
   * @return the failure, or null if the chain has none
   */
  public static <T extends Throwable> @Nullable T find(Class<T> type, @Nullable Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
      cause = cause.getCause();
    }
    return null;
  }
}
