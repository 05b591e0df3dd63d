package io.rcon;

import java.util.List;

/**
 * Adds dialects to {@link Dialect#all()} and {@link Dialect#named}. A service: named in {@code
 * META-INF/services/io.rcon.DialectProvider} or provided by a module, and found with the loader of
 * this interface or with the thread's context loader.
 */
public interface DialectProvider {
  /**
   * The dialects to add; one whose name is taken is left out.
   *
   * @return the same ones each time
   */
  List<Dialect> dialects();
}
