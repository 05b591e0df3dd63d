package io.rcon.monitor.notify;

import io.rcon.config.FleetNotice;
import io.rcon.monitor.Health;
import io.rcon.monitor.ServerView;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one webhook is to hear until it is quiet, or until the first has waited for long.
 * Compares states with what was told last: what goes and comes back meanwhile, or in maintenance,
 * is not told. One thread; times are of {@link System#nanoTime}.
 */
final class NoticeWindow {
  private static final long LONGEST = Duration.ofMinutes(1).toNanos();

  private final FleetNotice notice;

  /** Servers that were told to be away or slow, and by what. */
  private final Map<String, Health> told;

  private final Map<String, NoticeChange> pending = new LinkedHashMap<>();
  private long first;
  private long last;

  NoticeWindow(FleetNotice notice) {
    this(notice, new HashMap<>());
  }

  private NoticeWindow(FleetNotice notice, Map<String, Health> told) {
    this.notice = notice;
    this.told = told;
  }

  /** The same webhook after its entry was changed: what was told stays told. */
  NoticeWindow with(FleetNotice changed) {
    return new NoticeWindow(changed, told);
  }

  /** A server as it is now. */
  void see(ServerView view, long now) {
    NoticeChange change = judge(view);
    if (change == null) {
      pending.remove(view.name());
      return;
    }
    if (pending.isEmpty()) {
      first = now;
    }
    NoticeChange before = pending.put(view.name(), change);
    if (before == null || before.to() != change.to()) {
      last = now;
    }
  }

  /** A server that left the fleet. */
  void forget(String name) {
    pending.remove(name);
    told.remove(name);
  }

  private @Nullable NoticeChange judge(ServerView view) {
    Health now = view.health();
    if (view.maintenance() || now == Health.UNKNOWN) {
      return null;
    }
    if (now == Health.SLOW && !hears(now)) {
      now = Health.UP;
    }
    Health before = told.getOrDefault(view.name(), Health.UP);
    if (now == Health.UP && !hears(now)) {
      told.remove(view.name());
    }
    return now == before || !hears(now) ? null : new NoticeChange(view, before, now);
  }

  private boolean hears(Health health) {
    return notice.states().contains(FleetNotice.State.valueOf(health.name()));
  }

  /** The notices to be told now; empty while it is gathered, or if there is nothing. */
  Optional<List<NoticeChange>> take(long now) {
    long quiet = notice.gather().toNanos();
    if (pending.isEmpty() || (now - last < quiet && now - first < Math.max(quiet, LONGEST))) {
      return Optional.empty();
    }
    List<NoticeChange> changes = List.copyOf(pending.values());
    pending.clear();
    for (NoticeChange change : changes) {
      if (change.to() == Health.UP) {
        told.remove(change.view().name());
      } else {
        told.put(change.view().name(), change.to());
      }
    }
    return Optional.of(changes);
  }
}
