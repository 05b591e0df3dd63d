package io.rcon.bench.micro;

import org.openjdk.jmh.infra.Blackhole;

/** A place for values before JMH hands in its own. */
final class Holes {
  static final Blackhole NONE =
      new Blackhole(
          "Today's password is swordfish. I understand instantiating Blackholes directly"
              + " is dangerous.");

  private Holes() {}
}
