package io.rcon.simulator;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The addresses that a Source server has banned. On one event loop only. */
final class Bans {
  private static final int FAILURES = 5;
  private static final long WITHIN = TimeUnit.SECONDS.toNanos(30);

  private final Set<InetAddress> banned = new HashSet<>();
  private final Map<InetAddress, Deque<Long>> failures = new HashMap<>();

  boolean isBanned(InetAddress address) {
    return banned.contains(address);
  }

  void ban(InetAddress address) {
    banned.add(address);
    failures.remove(address);
  }

  /** Counts a wrong password; five within half a minute are one too many. */
  void refused(InetAddress address, long now) {
    Deque<Long> moments = failures.computeIfAbsent(address, a -> new ArrayDeque<>());
    while (!moments.isEmpty() && now - moments.peekFirst() > WITHIN) {
      moments.removeFirst();
    }
    moments.addLast(now);
    if (moments.size() >= FAILURES) {
      ban(address);
    }
  }

  void lift() {
    banned.clear();
    failures.clear();
  }
}
