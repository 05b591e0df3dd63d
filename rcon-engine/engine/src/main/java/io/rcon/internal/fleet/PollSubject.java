package io.rcon.internal.fleet;

import io.rcon.Server;
import io.rcon.internal.session.EngineSession;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a poll: what it asks, and who is told.
 *
 * @param <V> what answers it
 */
interface PollSubject<V> {
  /** Whether a turn asks nothing and says why. Event loop only. */
  boolean isAway(EngineSession session);

  /**
   * Asks at a turn. Event loop only.
   *
   * @param plannedAt when it was to be asked, in the loop's time
   * @param end takes the answer or the failure once, wherever callbacks run
   */
  void ask(
      EngineSession session,
      long plannedAt,
      BiConsumer<? super @Nullable V, ? super @Nullable Throwable> end);

  /** Hands over how a turn ended, wherever callbacks run; nothing that is thrown gets out. */
  void hand(Server server, @Nullable V answer, @Nullable Throwable problem);
}
