package io.rcon.internal.support;

import org.jspecify.annotations.Nullable;

/**
 * Something to do on an event loop, handed over by any thread. Its own link in the mailbox, so that
 * handing it over allocates nothing; it can lie in one mailbox at a time.
 */
public interface LoopTask extends Runnable {
  /** The loop has ended and will never run this; called by the thread that handed it over. */
  void rejected();

  /**
   * The link to the task handed over before this one.
   *
   * @return null at the end
   */
  @Nullable LoopTask nextTask();

  /**
   * Sets the link.
   *
   * @param next the task handed over before this one
   */
  void nextTask(@Nullable LoopTask next);
}
