package io.rcon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The comparisons of {@code scale}. */
enum ScaleWork {
  /** The engine's direct callbacks and bare Netty. */
  PLAIN(Comparison.ENGINE, Comparison.BARE, "--who=ENGINE", "--who=BARE"),
  /** Four threads that submit, and the event loop itself. */
  CALLERS("4 callers", "on the loop", "--who=ENGINE --callers=4", "--who=ENGINE"),
  /** Callbacks through the default executor, beside direct ones. */
  EXECUTOR("executor", "direct", "--who=ENGINE --callbacks=EXECUTOR", "--who=ENGINE"),
  /** Command and terminator, and bare Netty without terminator. */
  SOURCE(Comparison.ENGINE, Comparison.BARE, "--who=ENGINE --ends=SOURCE", "--who=BARE"),
  /** One frame at a time, short fragments, and bare Netty. */
  MINECRAFT(Comparison.ENGINE, Comparison.BARE, "--who=ENGINE --ends=MINECRAFT", "--who=BARE"),
  /** One command for each session every ten seconds. */
  SCHEDULE(
      Comparison.ENGINE, Comparison.BARE, "--who=ENGINE --every=10000", "--who=BARE --every=10000");

  private static final int LISTENERS = 32;

  private final String subject;
  private final String baseline;
  private final String subjectArgs;
  private final String baselineArgs;

  ScaleWork(String subject, String baseline, String subjectArgs, String baselineArgs) {
    this.subject = subject;
    this.baseline = baseline;
    this.subjectArgs = subjectArgs;
    this.baselineArgs = baselineArgs;
  }

  Comparison scenario(
      Carrier carrier, int sessions, int depth, int windows, String more, List<String> common) {
    String what = this == PLAIN ? "" : " " + this;
    String name =
        String.format(
            Locale.ROOT, "%s%s %,d sessions, %d in flight%s", carrier, what, sessions, depth, more);
    int servers = carrier == Carrier.UDP ? sessions : LISTENERS;
    return new Comparison(
        name,
        carrier,
        servers,
        windows,
        subject,
        baseline,
        joined(common, subjectArgs),
        joined(common, baselineArgs));
  }

  private static List<String> joined(List<String> first, String second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(second.split(" ", -1)));
    return all;
  }
}
