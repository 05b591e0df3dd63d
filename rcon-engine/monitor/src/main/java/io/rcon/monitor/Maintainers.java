package io.rcon.monitor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The holders of a server's maintenance: the fleet file, the page, schedules, each by a key of its
 * own, so that none ends the maintenance of another. Safe on any thread.
 */
final class Maintainers {
  private static final String FILE = "file";

  private final Map<String, MaintenanceNote> notes = new ConcurrentHashMap<>();

  /** Begins one owner's maintenance, or ends it. */
  void set(String owner, @Nullable MaintenanceNote note) {
    if (note == null) {
      notes.remove(owner);
    } else {
      notes.put(owner, note);
    }
  }

  /** The note of the fleet file as it is now; it has stood there since it was first seen. */
  void file(@Nullable MaintenanceNote now) {
    MaintenanceNote before = notes.get(FILE);
    boolean same =
        now != null
            && before != null
            && Objects.equals(now.reason(), before.reason())
            && Objects.equals(now.until(), before.until());
    if (!same) {
      set(FILE, now);
    }
  }

  /** Forgets those whose time is over. */
  void expire(Instant now) {
    notes.values().removeIf(note -> note.isOver(now));
  }

  boolean isInMaintenance() {
    return !notes.isEmpty();
  }

  List<MaintenanceNote> notes() {
    return notes.values().stream().sorted(Comparator.comparing(MaintenanceNote::since)).toList();
  }
}
