package io.rcon.load;

import java.time.Duration;
import java.util.Objects;

/**
 * One run of load. A value.
 *
 * @param schedule when commands start; in a closed loop only its seed matters
 * @param depth 0 for an open loop; else how many commands each connection of a closed loop keeps
 *     under way
 * @param duration how long commands are started and counted
 * @param warmUp how long they are started before that, and not counted
 * @param timeout from a command's write to the end of its answer
 * @param verify whether each answer must hold its command's token and be whole
 * @param seed decides what is random in commands
 * @param outstanding how many commands may be started and not ended: what bounds memory
 */
public record LoadPlan(
    Schedule schedule,
    int depth,
    Duration duration,
    Duration warmUp,
    Duration timeout,
    boolean verify,
    long seed,
    int outstanding) {
  /** How many commands may be outstanding unless told otherwise. */
  public static final int OUTSTANDING = 100_000;

  /** Checks the bounds. */
  public LoadPlan {
    Objects.requireNonNull(schedule, "schedule");
    if (depth < 0 || outstanding < 1) {
      throw new IllegalArgumentException("depth and outstanding must not be negative or none");
    }
    if (duration.isNegative() || duration.isZero() || warmUp.isNegative()) {
      throw new IllegalArgumentException("a run must last, and its warm-up not be negative");
    }
  }

  /**
   * An open loop: commands start on schedule.
   *
   * @param schedule when they start
   * @param duration for how long
   * @return a plan without a warm-up, with a timeout of 5 s
   */
  public static LoadPlan open(Schedule schedule, Duration duration) {
    return new LoadPlan(
        schedule, 0, duration, Duration.ZERO, Duration.ofSeconds(5), false, 1, OUTSTANDING);
  }

  /**
   * A closed loop: each command waits for the answer to the one before.
   *
   * @param depth commands under way on each connection, at least 1
   * @param duration for how long
   * @return a plan without a warm-up, with a timeout of 5 s
   */
  public static LoadPlan closed(int depth, Duration duration) {
    return open(Schedule.constant(1), duration).withDepth(depth);
  }

  /**
   * Whether commands wait for answers.
   *
   * @return true for a closed loop
   */
  public boolean isClosed() {
    return depth > 0;
  }

  /**
   * The same at another rate.
   *
   * @param perSecond starts a second
   * @return the plan
   */
  public LoadPlan withRate(double perSecond) {
    return new LoadPlan(
        schedule.at(perSecond), depth, duration, warmUp, timeout, verify, seed, outstanding);
  }

  /**
   * The same as a closed loop.
   *
   * @param commands under way on each connection; 0 for an open loop
   * @return the plan
   */
  public LoadPlan withDepth(int commands) {
    return new LoadPlan(schedule, commands, duration, warmUp, timeout, verify, seed, outstanding);
  }

  /**
   * The same for another time.
   *
   * @param warm not counted
   * @param measured counted
   * @return the plan
   */
  public LoadPlan lasting(Duration warm, Duration measured) {
    return new LoadPlan(schedule, depth, measured, warm, timeout, verify, seed, outstanding);
  }

  /**
   * The same with another bound for answers.
   *
   * @param bound from the write to the end of the answer
   * @return the plan
   */
  public LoadPlan withTimeout(Duration bound) {
    return new LoadPlan(schedule, depth, duration, warmUp, bound, verify, seed, outstanding);
  }

  /**
   * The same with its answers checked.
   *
   * @param check whether each answer must hold its command's token and be whole
   * @return the plan
   */
  public LoadPlan verifying(boolean check) {
    return new LoadPlan(schedule, depth, duration, warmUp, timeout, check, seed, outstanding);
  }

  /**
   * The same with other chance.
   *
   * @param number decides what is random in commands
   * @return the plan
   */
  public LoadPlan seeded(long number) {
    return new LoadPlan(schedule, depth, duration, warmUp, timeout, verify, number, outstanding);
  }
}
