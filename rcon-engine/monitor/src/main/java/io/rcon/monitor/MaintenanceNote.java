package io.rcon.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a server is in maintenance. A value.
 *
 * @param by who set it: a token's name, a schedule, the fleet file
 * @param since since when
 * @param reason the reason in words; null if none was given
 * @param until when it ends by itself; null if it lasts until somebody ends it
 */
public record MaintenanceNote(
    String by, Instant since, @Nullable String reason, @Nullable Instant until) {
  /**
   * One without a reason and an end.
   *
   * @param by who sets it, now
   * @return the note
   */
  public static MaintenanceNote by(String by) {
    return new MaintenanceNote(by, Instant.now(), null, null);
  }

  boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }
}
