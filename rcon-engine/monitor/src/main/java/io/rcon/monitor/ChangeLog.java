package io.rcon.monitor;

import io.rcon.RconException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last errors and changes of one server, the newest first, and how many changes it may have in
 * a day. Written on the monitor's thread, read on any.
 */
final class ChangeLog {
  static final int CHANGES_A_DAY = 1000;
  private static final int ERRORS = 16;
  private static final int CHANGES = 32;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private volatile List<PollError> errors = List.of();
  private volatile List<HealthChange> changes = List.of();
  private long dayBegan;
  private int changesOfTheDay;

  /** Notes a failure; the same again is counted. */
  void failed(Instant at, RconException failure, String message) {
    List<PollError> before = errors;
    int count = 1;
    if (!before.isEmpty()
        && before.get(0).code().equals(failure.code())
        && before.get(0).message().equals(message)) {
      count += before.get(0).count();
      before = before.subList(1, before.size());
    }
    errors = first(new PollError(at, failure.code(), message, count), before, ERRORS);
  }

  /** Notes a change, or returns false since there were too many in a day. */
  boolean changed(HealthChange change, long now) {
    if (changesOfTheDay == 0 || now - dayBegan >= DAY_NANOS) {
      dayBegan = now;
      changesOfTheDay = 0;
    }
    if (changesOfTheDay >= CHANGES_A_DAY) {
      return false;
    }
    changesOfTheDay++;
    changes = first(change, changes, CHANGES);
    return true;
  }

  private static <T> List<T> first(T newest, List<T> before, int most) {
    List<T> all = new ArrayList<>(Math.min(most, before.size() + 1));
    all.add(newest);
    all.addAll(before.subList(0, Math.min(before.size(), most - 1)));
    return List.copyOf(all);
  }

  List<PollError> errors() {
    return errors;
  }

  List<HealthChange> changes() {
    return changes;
  }
}
