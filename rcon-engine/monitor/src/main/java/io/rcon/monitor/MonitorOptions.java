package io.rcon.monitor;

import io.rcon.Selector;
import java.time.Duration;

/**
 * The options of a {@link FleetMonitor}. A value.
 *
 * @param interval how often a server is asked that does not say so itself; 10 s by default
 * @param slowAfter an answer that takes longer makes the server {@link Health#SLOW}; 1 s by default
 * @param selector which servers are watched; all by default
 * @param ids whether players' identifiers and addresses are kept; not by default
 * @param lag measures how late polls are; by default one that hears nothing
 */
public record MonitorOptions(
    Duration interval, Duration slowAfter, Selector selector, boolean ids, PollLag lag) {
  /** Fails for times that are not more than zero. */
  public MonitorOptions {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval: give more than zero, not " + interval);
    }
    if (slowAfter.isNegative() || slowAfter.isZero()) {
      throw new IllegalArgumentException("slowAfter: give more than zero, not " + slowAfter);
    }
  }

  /**
   * The usual options.
   *
   * @return an interval of 10 s, slow after 1 s, all servers
   */
  public static MonitorOptions usual() {
    return new MonitorOptions(
        Duration.ofSeconds(10), Duration.ofSeconds(1), Selector.all(), false, new PollLag());
  }

  /**
   * The same with another interval.
   *
   * @param other how often a server is asked
   * @return the options
   */
  public MonitorOptions every(Duration other) {
    return new MonitorOptions(other, slowAfter, selector, ids, lag);
  }

  /**
   * The same for some of the fleet's servers.
   *
   * @param other which
   * @return the options
   */
  public MonitorOptions choosing(Selector other) {
    return new MonitorOptions(interval, slowAfter, other, ids, lag);
  }

  /**
   * The same, keeping players' identifiers and addresses too, or not. Personal data.
   *
   * @param other whether they are kept
   * @return the options
   */
  public MonitorOptions withIds(boolean other) {
    return new MonitorOptions(interval, slowAfter, selector, other, lag);
  }

  /**
   * The same with what hears how late polls are.
   *
   * @param other a listener of the fleet
   * @return the options
   */
  public MonitorOptions measuredBy(PollLag other) {
    return new MonitorOptions(interval, slowAfter, selector, ids, other);
  }
}
