package io.rcon.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges whether a run can be trusted, by the generator's own faults. */
final class Validity {
  /** Later than this, at least one in a hundred, says something of the generator. Milliseconds. */
  private static final double LATE = 1;

  private static final double LATE_SHARE = 0.05;
  private static final double NOT_STARTED_SHARE = 0.01;

  private Validity() {}

  static List<String> doubts(LoadPlan plan, LoadSecond sum) {
    List<String> doubts = new ArrayList<>();
    double late = LoadPoint.millis(sum.lateness, 99);
    double bound = Math.max(LATE, LATE_SHARE * LoadPoint.millis(sum.response, 50));
    if (late > bound) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "one command in a hundred started %.2f ms late or more, and %.2f ms is the bound: this"
                  + " machine was too busy (processor or collector), so response times are partly"
                  + " its own; lower the rate, give it a quiet processor, or --precision spin",
              late,
              bound));
    }
    if (sum.notStarted > NOT_STARTED_SHARE * sum.asked) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%d of %d commands could not be started since %d were outstanding; what they would"
                  + " have waited is in no figure; lower the rate",
              sum.notStarted,
              sum.asked,
              plan.outstanding()));
    }
    if (sum.cutOff > 0) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%d of %d commands were never sent: the connection was gone; the rate that was asked"
                  + " was not put to the server",
              sum.cutOff,
              sum.asked));
    }
    // Commands without an answer have response times too: how long they were waited for.
    if (sum.answered == 0) {
      doubts.add("no command was answered; check the server with 'rcon check'");
    }
    return doubts;
  }
}
