package io.rcon.monitor;

import io.rcon.Answered;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.status.ServerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the polls brought and tells the listeners, four times a second on the monitor's
 * thread: a wake-up for each answer would cost more than the answer.
 */
final class MonitorLoop implements Runnable {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");
  private static final int TICKS_A_SECOND = 4;

  private record Learned(String name, ServerStatus status) {}

  private record Arrival(Answered<StatusProbe.Timed> answer, long at) {}

  private final RconFleet fleet;
  private final MonitorOptions options;
  private final TotalsCount count;
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final Queue<Learned> learned = new ConcurrentLinkedQueue<>();
  private final Queue<String> maintained = new ConcurrentLinkedQueue<>();
  private final List<MonitorListener> listeners = new CopyOnWriteArrayList<>();
  private final List<WatchedServer> changed = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private volatile Map<String, WatchedServer> servers = Map.of();
  private volatile Map<String, MaintenanceNote> byFile = Map.of();
  private volatile boolean ready;
  private final AtomicLong neverAsked = new AtomicLong();
  private int tick;

  MonitorLoop(RconFleet fleet, MonitorOptions options) {
    this.fleet = fleet;
    this.options = options;
    count = new TotalsCount(options.lag(), System.nanoTime());
    follow(System.nanoTime());
  }

  // ---- any thread

  void take(Answered<StatusProbe.Timed> answer) {
    arrivals.add(new Arrival(answer, System.nanoTime()));
  }

  Map<String, WatchedServer> servers() {
    return servers;
  }

  TotalsCount count() {
    return count;
  }

  List<MonitorListener> listeners() {
    return listeners;
  }

  /** How many turns asked nothing, since nothing is known to ask. */
  long neverAsked() {
    return neverAsked.get();
  }

  boolean ready() {
    return ready;
  }

  boolean maintenance(String name, String owner, @Nullable MaintenanceNote note) {
    WatchedServer server = servers.get(name);
    if (server != null) {
      server.maintainers().set(owner, note);
      maintained.add(name);
    }
    return server != null;
  }

  void maintainedByFile(Map<String, MaintenanceNote> notes) {
    byFile = Map.copyOf(notes);
  }

  // ---- the monitor's thread

  @Override
  public void run() {
    try {
      turn(System.nanoTime());
    } catch (RuntimeException | Error e) {
      // Or no later turn would come.
      log.error("The monitor goes on after a failure that should not be", e);
    }
  }

  private void turn(long now) {
    boolean full = tick++ % TICKS_A_SECOND == 0;
    if (full) {
      follow(now);
    }
    for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
      arrived(next);
    }
    for (Learned next = learned.poll(); next != null; next = learned.poll()) {
      WatchedServer server = servers.get(next.name);
      if (server != null) {
        server.learned(next.status);
        changed(server);
      }
    }
    for (String name = maintained.poll(); name != null; name = maintained.poll()) {
      WatchedServer server = servers.get(name);
      if (server != null) {
        server.maintenanceChanged();
        changed(server);
      }
    }
    if (full) {
      maintain(Instant.now());
      count.count(servers.values(), now);
      ready = ready || count.totals().unknown() == 0;
    }
    tell();
  }

  /** Takes over who joined the fleet and who left it. */
  private void follow(long now) {
    Map<String, WatchedServer> before = servers;
    Map<String, WatchedServer> next = new LinkedHashMap<>();
    boolean different = false;
    for (RconSession session : fleet.select(options.selector())) {
      String name = session.server().name();
      WatchedServer server = before.get(name);
      if (server == null) {
        server = new WatchedServer(session, options, now);
        changed(server);
        different = true;
      } else if (server.session() != session) {
        server.servedBy(session, now);
        changed(server);
      }
      next.put(name, server);
    }
    if (different || next.size() != before.size()) {
      before.keySet().stream().filter(name -> !next.containsKey(name)).forEach(removed::add);
      servers = next;
    }
  }

  /** Follows the fleet file, also for servers that joined after it was read, and the time. */
  private void maintain(Instant now) {
    Map<String, MaintenanceNote> notes = byFile;
    for (Map.Entry<String, WatchedServer> each : servers.entrySet()) {
      Maintainers maintainers = each.getValue().maintainers();
      maintainers.file(notes.get(each.getKey()));
      maintainers.expire(now);
      if (each.getValue().maintenanceChanged()) {
        changed(each.getValue());
      }
    }
  }

  private void arrived(Arrival arrival) {
    Answered<StatusProbe.Timed> answer = arrival.answer;
    WatchedServer server = servers.get(answer.server().name());
    if (server == null) {
      return;
    }
    StatusProbe.Timed timed = answer.answer().orElse(null);
    RconException failure = answer.failure().orElse(null);
    HealthChange change = null;
    if (timed != null) {
      count.answered(arrival.at, timed.nanos());
      change = server.answered(timed, arrival.at);
      each(listener -> listener.answered(server.view(), timed.nanos()));
      learn(server, arrival.at);
    } else if (failure != null && server.isNeverAsked()) {
      neverAsked.incrementAndGet();
      change = server.standing(failure, arrival.at);
    } else if (failure != null) {
      change = server.failed(failure, arrival.at);
      each(listener -> listener.failed(server.view(), failure));
    }
    changed(server);
    tellChange(server, change);
  }

  private void learn(WatchedServer server, long now) {
    String name = server.view().name();
    server
        .askBeside(now)
        .ifPresent(asked ->
            asked.whenComplete((status, failure) -> {
              if (status != null) {
                learned.add(new Learned(name, status));
              }
            }));
  }

  private void changed(WatchedServer server) {
    if (!server.dirty) {
      server.dirty = true;
      changed.add(server);
    }
  }

  private void tellChange(WatchedServer server, @Nullable HealthChange change) {
    if (change != null) {
      each(listener -> listener.healthChanged(change, server.view()));
    }
  }

  private void tell() {
    if (changed.isEmpty() && removed.isEmpty()) {
      return;
    }
    Map<String, WatchedServer> current = servers;
    List<ServerView> rows = new ArrayList<>(changed.size());
    for (WatchedServer server : changed) {
      server.dirty = false;
      if (current.get(server.view().name()) == server) {
        rows.add(server.view());
      }
    }
    List<String> gone = List.copyOf(removed);
    changed.clear();
    removed.clear();
    each(listener -> listener.rows(rows, gone));
  }

  private void each(Consumer<MonitorListener> call) {
    for (MonitorListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException | Error e) {
        log.error("A listener of the monitor failed", e);
      }
    }
  }
}
