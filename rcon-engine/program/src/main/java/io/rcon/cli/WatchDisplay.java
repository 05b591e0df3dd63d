package io.rcon.cli;

import io.rcon.monitor.FleetMonitor;

/** The display of a watch. Used on the command's thread only. */
interface WatchDisplay extends AutoCloseable {
  /** The servers are watched from now on. */
  default void begin(FleetMonitor monitor, MainLoop loop, Runnable stop) {}

  /** Says where the page is. */
  void page(String url, ProgramOutput err);

  /** Shows how it is now; once a second. */
  void show(WatchReport report);

  /** Shows the summary, the last of all. */
  void end(WatchReport report);

  /** Leaves the terminal as it was; again and again is as good as once. */
  @Override
  default void close() {}
}
