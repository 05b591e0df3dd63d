package io.rcon.internal.support;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a time unless it is put off or called off. Its own entry in a {@link
 * DeadlineWheel}: arming allocates nothing. Event loop only.
 */
public abstract class Deadline {
  @Nullable Deadline previous;
  @Nullable Deadline next;
  int slot = DeadlineWheel.NOT_ARMED;
  long tick;

  /**
   * The time has come. The deadline is no longer armed and may be armed again.
   *
   * @param now the event loop's time in nanoseconds
   */
  protected abstract void expired(long now);

  /**
   * Whether it waits in a wheel.
   *
   * @return false once it expired or was disarmed
   */
  public final boolean isArmed() {
    return slot != DeadlineWheel.NOT_ARMED;
  }
}
