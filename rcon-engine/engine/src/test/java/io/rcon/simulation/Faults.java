package io.rcon.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/** How bad the network is: probabilities, and bounds in nanoseconds. */
final class Faults {
  static final Faults NONE = new Faults();

  /** No datagram is on its way for longer. */
  static final long LONGEST_DELAY = SECONDS.toNanos(70);

  // Streams
  double refuse;
  double silentAccept;
  double slowAccept;
  double cut;
  double blackhole;
  double split;

  // Datagrams
  double lose;
  double twice;
  double late;
  double spoof;

  // Both
  long leastDelay = MILLISECONDS.toNanos(1);
  long mostDelay = MILLISECONDS.toNanos(1);

  // Names
  double nameFails;
  double nameSilent;

  /** Whatever happens now, happens by itself and not by a fault. */
  boolean isCalm() {
    return this == NONE;
  }

  static Faults of(Choices choices) {
    Faults faults = new Faults();
    if (choices.chance(0.1)) {
      return NONE;
    }
    faults.leastDelay = choices.nanos(0, MILLISECONDS.toNanos(40));
    faults.mostDelay = faults.leastDelay + choices.skewed(0, MILLISECONDS.toNanos(400));
    faults.refuse = some(choices, 0.4, 0.4);
    faults.silentAccept = some(choices, 0.3, 0.2);
    faults.slowAccept = some(choices, 0.3, 0.3);
    faults.cut = some(choices, 0.5, 0.5);
    faults.blackhole = some(choices, 0.3, 0.3);
    faults.split = some(choices, 0.6, 0.8);
    faults.lose = some(choices, 0.6, 0.3);
    faults.twice = some(choices, 0.6, 0.3);
    faults.late = some(choices, 0.5, 0.2);
    faults.spoof = some(choices, 0.3, 0.5);
    faults.nameFails = some(choices, 0.5, 0.7);
    faults.nameSilent = some(choices, 0.3, 0.5);
    return faults;
  }

  private static double some(Choices choices, double often, double most) {
    return choices.chance(often) ? choices.nanos(0, 1000) / 1000.0 * most : 0;
  }
}
