package io.rcon.simulation;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One direction of a connection: bytes arrive in order, in other pieces than they left, or not. */
final class Pipe {
  /** Sees what an end writes, in whole writes. */
  interface Tap {
    void flushed(byte[] bytes);
  }

  private final World world;
  private final Choices choices;
  private final Supplier<Faults> weather;
  private final StreamChannel to;
  private final @Nullable Tap tap;
  private final ByteArrayOutputStream unflushed = new ByteArrayOutputStream();

  private @Nullable Runnable atCut;
  private long carried;
  private long cutAt = Long.MAX_VALUE;
  private boolean dead;
  private boolean ended;
  private long lastArrival;

  Pipe(
      World world, Choices choices, Supplier<Faults> weather, StreamChannel to, @Nullable Tap tap) {
    this.world = world;
    this.choices = choices;
    this.weather = weather;
    this.to = to;
    this.tap = tap;
  }

  /** From a certain byte on something happens. */
  void cutAt(long bytes, Runnable then) {
    cutAt = bytes;
    atCut = then;
  }

  /** From now on nothing arrives any more, not even the end. */
  void die() {
    dead = true;
  }

  void write(byte[] bytes) {
    unflushed.writeBytes(bytes);
  }

  void flush() {
    byte[] bytes = unflushed.toByteArray();
    unflushed.reset();
    if (bytes.length == 0) {
      return;
    }
    if (tap != null) {
      tap.flushed(bytes);
    }
    long left = Math.max(0, cutAt - carried);
    carried += bytes.length;
    if (bytes.length > left && !weather.get().isCalm()) {
      carry(Arrays.copyOf(bytes, (int) left));
      Runnable then = atCut;
      atCut = null;
      cutAt = Long.MAX_VALUE;
      if (then != null) {
        then.run();
      }
    } else {
      carry(bytes);
    }
  }

  private void carry(byte[] bytes) {
    int from = 0;
    while (from < bytes.length) {
      int length = bytes.length - from;
      if (length > 1 && choices.chance(weather.get().split)) {
        length = choices.between(1, Math.min(length, choices.of(4, 16, 4096)));
      }
      byte[] piece = Arrays.copyOfRange(bytes, from, from + length);
      // Nothing follows an end: what was cut off would be a hole in the stream.
      boolean after = ended;
      arriving(() -> {
        if (!after) {
          to.arrive(piece);
        }
      });
      from += length;
    }
  }

  /** The writer closed its end. */
  void end(boolean reset) {
    ended = true;
    arriving(reset ? to::arriveReset : to::arriveEnd);
  }

  private void arriving(Runnable arrival) {
    Faults faults = weather.get();
    long delay = choices.skewed(faults.leastDelay, faults.mostDelay);
    lastArrival = Math.max(lastArrival, world.now() + delay);
    world.outside(
        lastArrival - world.now(),
        () -> {
          if (!dead) {
            arrival.run();
          }
        });
  }
}
