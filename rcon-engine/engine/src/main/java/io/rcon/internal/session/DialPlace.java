package io.rcon.internal.session;

import io.rcon.internal.support.Deadline;

/** One dial's place in a lane of the {@link DialGovernor}. Event loop only. */
final class DialPlace extends Deadline {
  private final DialGovernor governor;
  private final DialGovernor.Dialer dialer;
  private final boolean fresh;
  private DialGovernor.Lane lane;
  private long beganAt;
  private boolean connected;
  private boolean over;

  /**
   * A place that was granted.
   *
   * @param fresh whether its failure would be news
   * @param beganAt when it was granted
   */
  DialPlace(
      DialGovernor governor,
      DialGovernor.Dialer dialer,
      DialGovernor.Lane lane,
      boolean fresh,
      long beganAt) {
    this.governor = governor;
    this.dialer = dialer;
    this.lane = lane;
    this.fresh = fresh;
    this.beganAt = beganAt;
  }

  DialGovernor.Dialer dialer() {
    return dialer;
  }

  DialGovernor.Lane lane() {
    return lane;
  }

  void moveTo(DialGovernor.Lane slow) {
    lane = slow;
  }

  /** When it began, without the waits that were our own. */
  long beganAt() {
    return beganAt;
  }

  /** The session itself waits before it goes on: that says nothing about the server. */
  void waitsItself(long nanos) {
    beganAt += nanos;
    governor.arm(this);
  }

  /** The connection stands: the network bears this rate, whatever the server says now. */
  void connected() {
    if (!connected) {
      connected = true;
      governor.connected();
    }
  }

  /** The dial has ended; once. */
  void giveBack(boolean well) {
    if (!over) {
      over = true;
      if (well) {
        connected();
      }
      governor.ended(this, well, fresh);
    }
  }

  @Override
  protected void expired(long now) {
    governor.overdue(this);
  }
}
