package io.rcon.internal.fleet;

import io.rcon.internal.session.EngineSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sessions being closed, by address; a successor waits for them and inherits their pacing: some
 * servers allow one connection, and a pace belongs to the server. Safe on any thread.
 */
final class ClosingSessions {
  private record Closing(
      EngineSession session, CompletableFuture<Void> gone, @Nullable Closing before) {
    boolean matters() {
      return !gone.isDone() || isPaced();
    }

    private boolean isPaced() {
      return session.isPaced() || (before != null && before.isPaced());
    }

    /** Several in a row may have been closed before they ever started. */
    long pacedUntil() {
      long latest = Long.MIN_VALUE;
      for (Closing each = this; each != null; each = each.before) {
        latest = Math.max(latest, each.session.pacedUntil());
      }
      return latest;
    }
  }

  private static final int SWEPT_FROM = 64;

  private final Map<String, Closing> last = new HashMap<>();
  private int sweepAt = SWEPT_FROM;

  /** Closes a session. */
  void close(EngineSession session) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    note(session, gone);
    // Without the lock: on an event loop this may run the callers' code.
    session.closing(true).thenRun(() -> gone.complete(null));
  }

  private synchronized void note(EngineSession session, CompletableFuture<Void> gone) {
    Closing before = last(session);
    CompletableFuture<Void> all =
        before == null ? gone : CompletableFuture.allOf(before.gone, gone);
    last.put(address(session), new Closing(session, all, before));
    if (last.size() >= sweepAt) {
      last.values().removeIf(closing -> !closing.matters());
      sweepAt = Math.max(SWEPT_FROM, 2 * last.size());
    }
  }

  private synchronized @Nullable Closing last(EngineSession session) {
    Closing before = last.get(address(session));
    return before != null && before.matters() ? before : null;
  }

  /** Starts a session once those before it at its address are gone, at the pace they left. */
  void start(EngineSession session) {
    Closing before = last(session);
    if (before == null) {
      session.start();
    } else {
      before.gone.thenRun(() -> session.start(before.pacedUntil()));
    }
  }

  /** The ends of those that are not gone yet. */
  synchronized List<CompletableFuture<Void>> unfinished() {
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (Closing closing : last.values()) {
      if (!closing.gone.isDone()) {
        ends.add(closing.gone);
      }
    }
    return ends;
  }

  private static String address(EngineSession session) {
    return session.server().address();
  }
}
