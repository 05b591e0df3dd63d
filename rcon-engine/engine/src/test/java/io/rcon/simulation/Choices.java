package io.rcon.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Every choice of a run, drawn from its seed. */
final class Choices {
  private final SplittableRandom random;

  Choices(long seed) {
    this(new SplittableRandom(seed));
  }

  private Choices(SplittableRandom random) {
    this.random = random;
  }

  /** Choices of their own, so that one more here changes nothing there. */
  Choices split() {
    return new Choices(random.split());
  }

  SplittableRandom generator() {
    return random.split();
  }

  boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** From the first to the last, both included. */
  int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  long nanos(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** Mostly near the least, now and then far beyond. */
  long skewed(long least, long most) {
    double part = random.nextDouble();
    return least + (long) ((most - least) * part * part * part);
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @SafeVarargs
  final <T> T of(T... all) {
    return all[random.nextInt(all.length)];
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
