package io.rcon.monitor.schedule;

/**
 * One command of a run.
 *
 * @param server the server's name
 * @param step the step's number from 0, and for an announcement a dot and its number from 0
 */
record StepKey(String server, String step) {
  static StepKey of(String server, int step) {
    return new StepKey(server, String.valueOf(step));
  }

  static StepKey announcement(String server, int step, int which) {
    return new StepKey(server, step + "." + which);
  }
}
