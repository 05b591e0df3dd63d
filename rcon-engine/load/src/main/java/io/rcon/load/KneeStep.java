package io.rcon.load;

/**
 * One rate that was tried.
 *
 * @param rate commands a second that were asked
 * @param achieved commands a second that were answered
 * @param p99 the response time that one in a hundred exceeded, in milliseconds
 * @param errors the share that ended badly, from 0 to 1
 * @param verdict empty if the server bore it; else what spoke against it
 */
public record KneeStep(double rate, double achieved, double p99, double errors, String verdict) {
  /** {@return whether the server bore it} */
  public boolean isBorne() {
    return verdict.isEmpty();
  }
}
