package io.rcon.monitor;

import io.rcon.Polling;
import io.rcon.RconFleet;
import io.rcon.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches a fleet: asks each server by its cheapest question again and again and keeps what became
 * of it. Follows the fleet as servers come and go. Safe on any thread.
 */
public final class FleetMonitor implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(250);

  private final Instant started = Instant.now();
  private final MonitorLoop loop;
  private volatile @Nullable RecordedHistory recorded;
  private final Polling polling;
  private final ScheduledExecutorService thread;

  private FleetMonitor(RconFleet fleet, MonitorOptions options) {
    loop = new MonitorLoop(fleet, options);
    polling = fleet.poll(new StatusProbe(), options.interval(), options.selector(), loop::take);
    thread = Executors.newSingleThreadScheduledExecutor(FleetMonitor::thread);
    thread.scheduleWithFixedDelay(loop, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable loop) {
    Thread thread = new Thread(loop, "rcon-monitor");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins to watch.
   *
   * @param fleet the fleet, which outlives the monitor
   * @param options how
   * @return the monitor, to be closed
   */
  public static FleetMonitor start(RconFleet fleet, MonitorOptions options) {
    return new FleetMonitor(fleet, options);
  }

  /**
   * When it began.
   *
   * @return the moment
   */
  public Instant started() {
    return started;
  }

  /**
   * All servers, in the order in which they came to the fleet.
   *
   * @return the rows of this moment
   */
  public List<ServerView> servers() {
    return loop.servers().values().stream().map(WatchedServer::view).toList();
  }

  /**
   * Those servers that a selector chooses.
   *
   * @param selector the choice
   * @return their rows of this moment, in the order in which they came to the fleet
   */
  public List<ServerView> servers(Selector selector) {
    return loop.servers().values().stream()
        .filter(server -> server.isChosenBy(selector))
        .map(WatchedServer::view)
        .toList();
  }

  /**
   * Whether a selector chooses a server.
   *
   * @param name its name
   * @param selector the choice
   * @return false too if the fleet has no server of that name
   */
  public boolean isChosen(String name, Selector selector) {
    WatchedServer server = loop.servers().get(name);
    return server != null && server.isChosenBy(selector);
  }

  /**
   * One server.
   *
   * @param name its name
   * @return empty if the fleet has none of that name
   */
  public Optional<ServerView> server(String name) {
    return Optional.ofNullable(loop.servers().get(name)).map(WatchedServer::view);
  }

  /**
   * One server with its last hour.
   *
   * @param name its name
   * @return empty if the fleet has none of that name
   */
  public Optional<ServerDetail> detail(String name) {
    return Optional.ofNullable(loop.servers().get(name)).map(WatchedServer::detail);
  }

  /**
   * The fleet as a whole.
   *
   * @return the figures of this moment, at most a second old
   */
  public FleetTotals totals() {
    return loop.count().totals();
  }

  /**
   * The fleet over the last hour.
   *
   * @return the samples
   */
  public FleetHistory history() {
    return loop.count().history();
  }

  /**
   * Sets or ends a server's maintenance. While any reason stands, the server is in maintenance.
   *
   * @param name its name
   * @param on whether it begins
   * @param by the reason's owner, for instance a schedule's name; each owner ends its own
   * @return false if the fleet has no server of that name
   */
  public boolean maintenance(String name, boolean on, String by) {
    return loop.maintenance(name, by, on ? MaintenanceNote.by(by) : null);
  }

  /**
   * Sets or ends a server's maintenance, with a reason or an end of its own.
   *
   * @param name its name
   * @param owner who ends it, for instance a page: another note of the same owner takes its place
   * @param note what is shown; null ends it
   * @return false if the fleet has no server of that name
   */
  public boolean maintenance(String name, String owner, @Nullable MaintenanceNote note) {
    return loop.maintenance(name, owner, note);
  }

  /**
   * Follows what the fleet file says of maintenance, within a second, also for servers that join
   * later. Maintenance that others have set stays.
   *
   * @param notes by the names of servers; those that are absent are not in maintenance by the file
   */
  public void maintainedByFile(Map<String, MaintenanceNote> notes) {
    loop.maintainedByFile(notes);
  }

  /**
   * Gives a history that goes further back than the last hour, for those who show the monitor.
   *
   * @param history what records this monitor
   */
  public void recordedBy(RecordedHistory history) {
    recorded = history;
  }

  /**
   * The history that goes further back.
   *
   * @return empty if nothing records this monitor
   */
  public Optional<RecordedHistory> recorded() {
    return Optional.ofNullable(recorded);
  }

  /**
   * Whether each server was asked at least once.
   *
   * @return true from then on
   */
  public boolean ready() {
    return loop.ready();
  }

  /**
   * Tells a listener of all that changes from now on.
   *
   * @param listener the listener
   * @return what ends it
   */
  public MonitorListener.Registration listen(MonitorListener listener) {
    loop.listeners().add(listener);
    return () -> loop.listeners().remove(listener);
  }

  /**
   * How many polls were given to a session.
   *
   * @return the number since the beginning
   */
  public long asked() {
    return Math.max(0, polling.asked() - loop.neverAsked());
  }

  /**
   * Asks nobody any more, and tells the listeners of the answers that are still on their way. The
   * fleet stays open.
   *
   * @return completed when all were told
   */
  public CompletionStage<Void> end() {
    polling.close();
    return polling
        .ended()
        .thenRunAsync(loop, thread)
        .whenComplete((none, failure) -> thread.shutdown());
  }

  /** {@link #end}, without waiting for it. */
  @Override
  public void close() {
    if (!thread.isShutdown()) {
      end();
    }
  }
}
