package io.rcon.status;

import io.rcon.Query;
import java.util.List;

/**
 * Adds formats and queries to those of the engine. A service: it is found with the loader of this
 * interface and with the one of the thread that looks, and needs a public constructor without
 * arguments. Safe on any thread.
 */
public interface StatusProvider {
  /**
   * Formats by which a dialect's {@code status_format} can name them.
   *
   * @return the same each time; none unless said otherwise
   */
  default List<StatusFormat> formats() {
    return List.of();
  }

  /**
   * Queries by which a dialect's {@code query} can name them.
   *
   * @return the same each time; none unless said otherwise
   */
  default List<Query<ServerStatus>> queries() {
    return List.of();
  }
}
