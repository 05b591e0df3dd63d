package io.rcon.internal.exchange;

import io.rcon.Command;

/** A poll on its way: people's commands pass it while it waits, and it knows when it was due. */
public final class PollExchange extends Exchange {
  private final long plannedAt;

  /**
   * Makes a poll that is not given to its owner yet.
   *
   * @param owner the session
   * @param command what to ask
   * @param future where the outcome goes
   * @param plannedAt when it was to be written, in the loop's time
   */
  public PollExchange(Owner owner, Command command, PendingFuture future, long plannedAt) {
    super(owner, command, future, false);
    this.plannedAt = plannedAt;
  }

  @Override
  public boolean yields() {
    return true;
  }

  /**
   * How much later than planned it was first written.
   *
   * @return nanoseconds
   */
  public long lag() {
    return Math.max(0, sentAt() - plannedAt);
  }
}
