package io.rcon;

import java.util.concurrent.CompletionStage;

/** A command that is being sent to many servers. It never fails as a whole. Safe on any thread. */
public interface Broadcast {
  /**
   * How many servers were chosen.
   *
   * @return the number, fixed when the broadcast began
   */
  int total();

  /**
   * How many outcomes there are.
   *
   * @return from 0 to {@link #total()}
   */
  int done();

  /**
   * How many of the outcomes are failures.
   *
   * @return from 0 to {@link #done()}
   */
  int failed();

  /**
   * The summary, once every outcome is there and was handed over.
   *
   * @return a stage that never fails
   */
  CompletionStage<Summary> summary();

  /** Cancels what has not ended; each server still gets its outcome. */
  void cancel();

  /**
   * How a broadcast ended.
   *
   * @param total how many servers were chosen
   * @param failed how many of them failed
   */
  record Summary(int total, int failed) {
    /**
     * How many servers answered.
     *
     * @return the number
     */
    public int succeeded() {
      return total - failed;
    }
  }
}
