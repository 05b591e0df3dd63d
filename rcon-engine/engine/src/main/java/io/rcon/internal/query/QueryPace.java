package io.rcon.internal.query;

/** The pace of a server, as its queries see it: they come after people's commands. */
@FunctionalInterface
public interface QueryPace {
  /**
   * Takes one request if it may be sent now.
   *
   * @return 0 if it was taken, else how long to wait before asking again, in nanoseconds
   */
  long take();
}
