package io.rcon.internal.fleet;

import io.rcon.internal.session.EngineSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that were let go, by address, for as long as it matters to whoever comes after them:
 * some servers allow one connection, and a pace is a server's, not a session's. Safe on any thread.
 */
final class Departures {
  private record Departure(
      EngineSession session, CompletableFuture<Void> gone, @Nullable Departure before) {
    boolean matters() {
      return !gone.isDone() || isPaced();
    }

    private boolean isPaced() {
      return session.isPaced() || (before != null && before.isPaced());
    }

    /** One after another may have gone without ever having begun. */
    long pacedUntil() {
      long latest = Long.MIN_VALUE;
      for (Departure each = this; each != null; each = each.before) {
        latest = Math.max(latest, each.session.pacedUntil());
      }
      return latest;
    }
  }

  private static final int SWEPT_FROM = 64;

  private final Map<String, Departure> last = new HashMap<>();
  private int sweepAt = SWEPT_FROM;

  /** Lets a session go. */
  void leave(EngineSession session) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    note(session, gone);
    // Without the lock: on an event loop this may run the callers' code.
    session.closing(true).thenRun(() -> gone.complete(null));
  }

  private synchronized void note(EngineSession session, CompletableFuture<Void> gone) {
    Departure before = last(session);
    CompletableFuture<Void> all =
        before == null ? gone : CompletableFuture.allOf(before.gone, gone);
    last.put(address(session), new Departure(session, all, before));
    if (last.size() >= sweepAt) {
      last.values().removeIf(departure -> !departure.matters());
      sweepAt = Math.max(SWEPT_FROM, 2 * last.size());
    }
  }

  private synchronized @Nullable Departure last(EngineSession session) {
    Departure before = last.get(address(session));
    return before != null && before.matters() ? before : null;
  }

  /** Starts a session once those before it at its address are gone, at the pace they left. */
  void start(EngineSession session) {
    Departure before = last(session);
    if (before == null) {
      session.start();
    } else {
      before.gone.thenRun(() -> session.start(before.pacedUntil()));
    }
  }

  /** The ends of those that are not gone yet. */
  synchronized List<CompletableFuture<Void>> underWay() {
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (Departure departure : last.values()) {
      if (!departure.gone.isDone()) {
        ends.add(departure.gone);
      }
    }
    return ends;
  }

  private static String address(EngineSession session) {
    return session.server().address();
  }
}
