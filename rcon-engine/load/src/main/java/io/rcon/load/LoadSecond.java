package io.rcon.load;

import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * The counts and times of one second of a run, or of the rest at its end. It belongs to the
 * listener that was handed it.
 */
public final class LoadSecond {
  /** The longest time that is told apart. */
  static final long LONGEST = 3_600_000_000_000L;

  private static final long FINEST = 1000;
  private static final int DIGITS = 3;

  final int number;
  final Histogram response = histogram();
  final Histogram service = histogram();
  final Histogram lateness = histogram();
  final long[] errors = new long[LoadError.values().length];
  long nanos;
  long asked;
  long written;
  long answered;
  long depthFull;
  long heldBack;
  long notStarted;
  long unsent;
  long cutOff;

  /** The game's own speed, if somebody asked for it. */
  double tick = Double.NaN;

  LoadSecond(int number) {
    this.number = number;
  }

  static Histogram histogram() {
    return new Histogram(FINEST, LONGEST, DIGITS);
  }

  /** {@return its number, from 0} */
  public int number() {
    return number;
  }

  /** {@return how long it was; 0 for answers that came after the end} */
  public long nanos() {
    return nanos;
  }

  /** {@return times from the scheduled start to the end of the answer, in nanoseconds} */
  public Histogram response() {
    return response;
  }

  /** {@return times from the write to the end of the answer, in nanoseconds} */
  public Histogram service() {
    return service;
  }

  /** {@return times from the scheduled start to the write, what the server caused left out} */
  public Histogram lateness() {
    return lateness;
  }

  /** {@return how many commands were to start} */
  public long asked() {
    return asked;
  }

  /** {@return how many were written} */
  public long written() {
    return written;
  }

  /** {@return how many were answered, wrong answers included} */
  public long answered() {
    return answered;
  }

  /** {@return how many had to wait since the server had as many as it takes at once} */
  public long depthFull() {
    return depthFull;
  }

  /** {@return how many had to wait for the server's pace, or for a connection} */
  public long heldBack() {
    return heldBack;
  }

  /** {@return how many could not be started} */
  public long notStarted() {
    return notStarted;
  }

  /** {@return how many were given but not written when it ended; they still may be} */
  public long unsent() {
    return unsent;
  }

  /**
   * How many ended badly.
   *
   * @param kind the way
   * @return the number
   */
  public long errors(LoadError kind) {
    return errors[kind.index()];
  }

  /** {@return how many ended badly in any way} */
  public long errors() {
    long sum = 0;
    for (long count : errors) {
      sum += count;
    }
    return sum;
  }

  /**
   * Notes how fast the game itself ran meanwhile.
   *
   * @param perSecond ticks or frames a second, as the game tells it
   */
  public void tick(double perSecond) {
    tick = perSecond;
  }

  /** {@return ticks or frames of the game a second; empty if nobody asked} */
  public OptionalDouble tick() {
    return Double.isNaN(tick) ? OptionalDouble.empty() : OptionalDouble.of(tick);
  }

  void add(LoadSecond other) {
    response.add(other.response);
    service.add(other.service);
    lateness.add(other.lateness);
    nanos += other.nanos;
    asked += other.asked;
    written += other.written;
    answered += other.answered;
    depthFull += other.depthFull;
    heldBack += other.heldBack;
    notStarted += other.notStarted;
    cutOff += other.cutOff;
    for (int i = 0; i < errors.length; i++) {
      errors[i] += other.errors[i];
    }
  }
}
