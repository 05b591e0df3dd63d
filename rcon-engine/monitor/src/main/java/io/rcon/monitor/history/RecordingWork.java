package io.rcon.monitor.history;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.HealthChange;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerView;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Saves what a monitor remembers, in portions that leave the thread to readers between them. One
 * thread, but for {@link #take}.
 */
final class RecordingWork {
  private static final int MOST_CHANGES = 10_000;

  private final FleetMonitor monitor;
  private final Queue<HealthChange> changes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private @Nullable HistoryFolder folder;
  private @Nullable HistoryWriter writer;

  RecordingWork(FleetMonitor monitor) {
    this.monitor = monitor;
  }

  /** A change to be saved; any thread. */
  void take(HealthChange change) {
    if (waiting.get() < MOST_CHANGES) {
      waiting.incrementAndGet();
      changes.add(change);
    }
  }

  void open(Path directory, int mostPages) throws SQLException, IOException {
    folder = HistoryFolder.open(directory, mostPages);
    writer = new HistoryWriter(folder.database());
  }

  /** The database to read from; null before it is open and once it has ended. */
  @Nullable HistoryDatabase database() {
    HistoryFolder open = folder;
    return open == null ? null : open.database();
  }

  /**
   * Saves some servers, and the fleet itself with the last ones; returns whether there are more.
   */
  boolean saveSome(Iterator<ServerView> servers) throws SQLException {
    HistoryDatabase database = database();
    HistoryWriter to = writer;
    if (database == null || to == null) {
      return false;
    }
    return database.together(() -> {
      for (int i = 0; i < HistoryWriter.CHUNK && servers.hasNext(); i++) {
        save(to, servers.next().name());
      }
      if (!servers.hasNext()) {
        to.saveFleet(MemorySamples.of(monitor.history()), System.currentTimeMillis());
      }
      return servers.hasNext();
    });
  }

  private void save(HistoryWriter to, String name) throws SQLException {
    ServerDetail detail = monitor.detail(name).orElse(null);
    if (detail != null) {
      to.save(name, MemorySamples.of(detail.history()), System.currentTimeMillis());
    }
  }

  /** Makes coarser blocks or drops old ones, a bit at a time; returns whether there is more. */
  boolean tidy() throws SQLException {
    HistoryDatabase database = database();
    HistoryWriter to = writer;
    long now = System.currentTimeMillis();
    return database != null
        && to != null
        && database.together(() -> to.rollUp(now) || to.prune(now));
  }

  void saveChanges() throws SQLException {
    HistoryDatabase database = database();
    if (database == null || changes.isEmpty()) {
      return;
    }
    List<HealthChange> saved = List.copyOf(changes);
    database.together(() -> {
      for (HealthChange next : saved) {
        String reason = next.reason();
        database.add(
            database.id(HistoryNames.key(next.name()), true),
            next,
            reason == null ? null : HistoryNames.reason(reason));
      }
      return false;
    });
    for (int i = 0; i < saved.size(); i++) {
      changes.remove();
      waiting.decrementAndGet();
    }
  }

  /** Saves all that was not saved yet. */
  void saveAll() throws SQLException {
    saveChanges();
    Iterator<ServerView> servers = monitor.servers().iterator();
    boolean more = true;
    while (more) {
      more = saveSome(servers);
    }
  }

  /** Lets the directory go; changes that were not saved are kept for when it is opened again. */
  void close() {
    HistoryFolder open = folder;
    folder = null;
    writer = null;
    if (open != null) {
      open.close();
    }
  }
}
