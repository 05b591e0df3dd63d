package io.rcon.monitor;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Knows what a fleet was like before the monitor began, and further back than it remembers. */
public interface RecordedHistory {
  /**
   * Why nothing is recorded now.
   *
   * @return empty while it is
   */
  Optional<String> problem();

  /**
   * A server with what it was like before.
   *
   * @param now what the monitor knows of it
   * @param range the stretch of time; null for the last hour
   * @return the same with a history and changes of that time
   */
  CompletionStage<ServerDetail> detail(ServerDetail now, @Nullable TimeRange range);

  /**
   * The fleet with what it was like before.
   *
   * @param now what the monitor remembers
   * @param range the stretch of time; null for the last hour
   * @return the samples of that time
   */
  CompletionStage<FleetHistory> fleet(FleetHistory now, @Nullable TimeRange range);
}
