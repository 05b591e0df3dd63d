package io.rcon.monitor.schedule;

/**
 * The outcome of a step's command.
 *
 * @param became done, failed for sure, or unknown
 * @param detail why it was not done; empty if it was
 */
record StepResult(RecordedRun.Became became, String detail) {
  static final StepResult DONE = new StepResult(RecordedRun.Became.DONE, "");

  static StepResult failed(String why) {
    return new StepResult(RecordedRun.Became.FAILED, why);
  }
}
