package io.rcon.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of one run. A value.
 *
 * @param plan what was run
 * @param script its commands
 * @param target whom it was run on, in words
 * @param interrupted whether it was ended early
 * @param seconds how long it counted
 * @param rate answered commands a second
 * @param asked commands that were to start
 * @param answered commands that were answered, wrong answers included
 * @param errors those that ended badly, by {@link LoadError#label()}
 * @param depthFull commands that waited since the server had as many as it takes at once
 * @param heldBack commands that waited for the server's pace, or for a connection
 * @param notStarted commands that could not be started
 * @param response from the scheduled start to the end of the answer; what ended without an answer
 *     counts with the time it was waited for
 * @param service from the write to the end of the answer
 * @param lateness from the scheduled start to the write, what the server caused left out
 * @param points second by second
 * @param doubts why the result is invalid; none if it is valid
 * @param machine what it was run with
 */
public record LoadResult(
    LoadPlan plan,
    List<String> script,
    String target,
    boolean interrupted,
    double seconds,
    double rate,
    long asked,
    long answered,
    Map<String, Long> errors,
    long depthFull,
    long heldBack,
    long notStarted,
    LoadTimes response,
    LoadTimes service,
    LoadTimes lateness,
    List<LoadPoint> points,
    List<String> doubts,
    Map<String, String> machine) {
  /** Copies the lists. */
  public LoadResult {
    script = List.copyOf(script);
    points = List.copyOf(points);
    doubts = List.copyOf(doubts);
  }

  static LoadResult of(
      LoadPlan plan,
      LoadScript script,
      String target,
      boolean interrupted,
      LoadTotals totals,
      Map<String, String> machine) {
    LoadSecond sum = totals.sum;
    Map<String, Long> errors = new TreeMap<>();
    for (LoadError kind : LoadError.values()) {
      if (sum.errors(kind) > 0) {
        errors.put(kind.label(), sum.errors(kind));
      }
    }
    double seconds = Math.max(sum.nanos, 1) / 1e9;
    return new LoadResult(
        plan,
        script.texts(),
        target,
        interrupted,
        seconds,
        sum.answered / seconds,
        sum.asked,
        sum.answered,
        errors,
        sum.depthFull,
        sum.heldBack,
        sum.notStarted,
        LoadTimes.of(sum.response),
        LoadTimes.of(sum.service),
        LoadTimes.of(sum.lateness),
        totals.points,
        Validity.doubts(plan, sum),
        machine);
  }

  /**
   * Whether its figures can be trusted.
   *
   * @return true if nothing speaks against it
   */
  public boolean isValid() {
    return doubts.isEmpty();
  }

  /** {@return how many ended badly} */
  public long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@return the share of the commands that ended badly or were not started, from 0 to 1} */
  public double errorShare() {
    return asked == 0 ? 0 : (double) (errorCount() + notStarted) / asked;
  }

  /** {@return what a closed loop hides; empty for an open one} */
  public String label() {
    return plan.isClosed()
        ? "closed loop: a server that stalls is asked less meanwhile, so its stalls are hidden in"
            + " these times; believe an open loop's"
        : "";
  }

  /** {@return one line with what matters} */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s%.1f commands/s for %.1f s, response p50 %.2f ms, p99 %.2f ms, max %.2f ms, %d errors%s",
        isValid() ? "" : "INVALID: ",
        rate,
        seconds,
        response.p50(),
        response.p99(),
        response.max(),
        errorCount(),
        plan.isClosed() ? " (closed loop)" : "");
  }
}
