package io.rcon.monitor;

import io.rcon.RconFleet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Watches a fleet: asks each server by its cheapest question again and again and keeps what became
 * of it. Follows the fleet as servers come and go. Safe on any thread.
 */
public final class FleetMonitor implements AutoCloseable {
  private final Instant started = Instant.now();
  private final List<MonitorListener> listeners = new CopyOnWriteArrayList<>();

  private FleetMonitor() {}

  /**
   * Begins to watch.
   *
   * @param fleet the fleet, which outlives the monitor
   * @param options how
   * @return the monitor, to be closed
   */
  public static FleetMonitor start(RconFleet fleet, MonitorOptions options) {
    return new FleetMonitor();
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
    return List.of();
  }

  /**
   * One server.
   *
   * @param name its name
   * @return empty if the fleet has none of that name
   */
  public Optional<ServerView> server(String name) {
    return Optional.empty();
  }

  /**
   * One server with its last hour.
   *
   * @param name its name
   * @return empty if the fleet has none of that name
   */
  public Optional<ServerDetail> detail(String name) {
    return Optional.empty();
  }

  /**
   * The fleet as a whole.
   *
   * @return the figures of this moment, at most a second old
   */
  public FleetTotals totals() {
    return new FleetTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * The fleet over the last hour.
   *
   * @return the samples
   */
  public FleetHistory history() {
    return new FleetHistory(System.currentTimeMillis(), 10_000, List.of());
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
    return false;
  }

  /**
   * Whether each server was asked at least once.
   *
   * @return true from then on
   */
  public boolean ready() {
    return false;
  }

  /**
   * Tells a listener of all that changes from now on.
   *
   * @param listener the listener
   * @return what ends it
   */
  public AutoCloseable listen(MonitorListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Asks nobody any more. The fleet stays open. */
  @Override
  public void close() {}
}
