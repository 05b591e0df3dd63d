package io.rcon.monitor.schedule;

/** Is told of servers whose absence is meant. Called on the schedules' thread. */
@FunctionalInterface
public interface Maintenance {
  /** Tells nobody. */
  Maintenance NONE = (server, on, by) -> {};

  /**
   * A server's absence begins or ends.
   *
   * @param server its name
   * @param on whether it begins
   * @param by the schedule
   */
  void set(String server, boolean on, String by);
}
