package io.rcon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is compared with what. */
enum ScaleWork {
  /** The engine's direct callbacks and bare Netty. */
  PLAIN(Scenario.BARE, "--who=ENGINE", "--who=BARE"),
  /** Four threads that submit, and the event loop itself. */
  CALLERS("on the loop", "--who=ENGINE --callers=4", "--who=ENGINE"),
  /** Callbacks through the default executor, and direct ones. */
  EXECUTOR("direct", "--who=ENGINE --callbacks=EXECUTOR", "--who=ENGINE"),
  /** Command and terminator, and bare Netty without terminator. */
  SOURCE(Scenario.BARE, "--who=ENGINE --ends=SOURCE", "--who=BARE"),
  /** One frame at a time, short fragments, and bare Netty. */
  MINECRAFT(Scenario.BARE, "--who=ENGINE --ends=MINECRAFT", "--who=BARE"),
  /** One command for each session every ten seconds. */
  SCHEDULE(Scenario.BARE, "--who=ENGINE --every=10000", "--who=BARE --every=10000");

  private static final int LISTENERS = 32;

  private final String baseline;
  private final String subject;
  private final String other;

  ScaleWork(String baseline, String subject, String other) {
    this.baseline = baseline;
    this.subject = subject;
    this.other = other;
  }

  Scenario scenario(Carrier carrier, int sessions, int depth, List<String> common) {
    String what = this == PLAIN ? "" : " " + this;
    String name =
        String.format(
            Locale.ROOT, "%s%s %,d sessions, %d in flight", carrier, what, sessions, depth);
    int servers = carrier == Carrier.UDP ? sessions : LISTENERS;
    return new Scenario(
        name, carrier, servers, baseline, joined(common, subject), joined(common, other));
  }

  private static List<String> joined(List<String> first, String second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(second.split(" ", -1)));
    return all;
  }
}
