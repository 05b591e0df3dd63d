package io.rcon.monitor;

import io.rcon.RconException;
import java.util.Collection;

/**
 * Hears what changes in a fleet under watch. Called on the monitor's thread, one call at a time; it
 * must be quick and must not block. Its exceptions are logged.
 */
public interface MonitorListener {
  /**
   * Rows that differ from the last call, each server once; called at most four times a second.
   *
   * @param changed the rows as they are now
   * @param removed the names of servers that left the fleet
   */
  default void rows(Collection<ServerView> changed, Collection<String> removed) {}

  /**
   * A server's health changed. Called for each change, those of servers in maintenance included.
   *
   * @param change the change
   * @param server the server as it is now
   */
  default void healthChanged(HealthChange change, ServerView server) {}

  /**
   * A poll was answered.
   *
   * @param server the server as it is now
   * @param nanos how long the answer took
   */
  default void answered(ServerView server, long nanos) {}

  /**
   * A poll failed.
   *
   * @param server the server as it is now
   * @param failure what is wrong
   */
  default void failed(ServerView server, RconException failure) {}

  /** A listener that is told. */
  interface Registration extends AutoCloseable {
    /** Tells it nothing more, but for what it is being told at the moment. */
    @Override
    void close();
  }
}
