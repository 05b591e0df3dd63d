package io.rcon.simulator;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server's limit on what it takes. On one event loop only. */
interface Throttle {
  /** No limit. */
  Throttle NONE = (from, now) -> true;

  /** Whether one more is taken; if so it is counted. */
  boolean admit(InetAddress from, long now);

  /** A burst and then one per second, for each address. */
  static Throttle perAddress(int burst, long periodMillis) {
    Map<InetAddress, LeakyBucket> buckets = new HashMap<>();
    long period = TimeUnit.MILLISECONDS.toNanos(periodMillis);
    return (from, now) -> {
      if (buckets.size() > 4096) {
        buckets.values().removeIf(bucket -> bucket.isEmpty(now));
      }
      return buckets.computeIfAbsent(from, a -> new LeakyBucket(burst, period, now)).admit(now);
    };
  }

  /** A burst and then one per period, for everybody together. */
  static Throttle global(int burst, long periodMillis, long start) {
    LeakyBucket bucket = new LeakyBucket(burst, TimeUnit.MILLISECONDS.toNanos(periodMillis), start);
    return (from, now) -> bucket.admit(now);
  }

  /** At least so long between two that are taken, for everybody together. */
  static Throttle spaced(long millis) {
    long gap = TimeUnit.MILLISECONDS.toNanos(millis);
    return new Throttle() {
      private boolean any;
      private long last;

      @Override
      public boolean admit(InetAddress from, long now) {
        if (any && now - last < gap) {
          return false;
        }
        any = true;
        last = now;
        return true;
      }
    };
  }

  /** So many in each window, which begins with the first that is taken, for everybody together. */
  static Throttle windows(int count, long millis) {
    long length = TimeUnit.MILLISECONDS.toNanos(millis);
    return new Throttle() {
      private int taken;
      private long start;

      @Override
      public boolean admit(InetAddress from, long now) {
        if (taken == 0 || now - start >= length) {
          taken = 0;
          start = now;
        }
        return ++taken <= count;
      }
    };
  }

  /** So many in each window, which begins with the first that is taken, for each address. */
  static Throttle windowsOfEach(int count, long millis) {
    Map<InetAddress, Throttle> windows = new HashMap<>();
    return (from, now) -> {
      if (windows.size() > 4096) {
        windows.clear();
      }
      return windows.computeIfAbsent(from, a -> windows(count, millis)).admit(from, now);
    };
  }
}
