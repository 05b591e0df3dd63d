package io.rcon.internal.reply;

import io.rcon.Command;
import io.rcon.RconException;

/** The other side of a poll: its exchange lets those of people pass. */
public final class PollFuture extends PendingFuture {
  private final long plannedAt;

  /**
   * Makes a poll whose turn has come.
   *
   * @param owner the session
   * @param command what to ask
   * @param plannedAt when it was to be written, in the loop's time
   */
  public PollFuture(Owner owner, Command command, long plannedAt) {
    super(owner, command, false);
    this.plannedAt = plannedAt;
  }

  /**
   * Ends it before it had an exchange, without telling anybody yet.
   *
   * @param why why nothing is asked
   */
  public void pass(RconException why) {
    outcome(why);
  }

  /**
   * How much later than planned it was written.
   *
   * @param writtenAt the loop's time
   * @return nanoseconds, 0 or more
   */
  public long lag(long writtenAt) {
    return Math.max(0, writtenAt - plannedAt);
  }
}
