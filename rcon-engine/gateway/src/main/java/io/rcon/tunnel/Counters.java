package io.rcon.tunnel;

import java.util.concurrent.atomic.AtomicLong;

/** Counted on the loop, read anywhere. */
final class Counters {
  final AtomicLong accepted = new AtomicLong();
  final AtomicLong turnedAway = new AtomicLong();
  final AtomicLong wrongTokens = new AtomicLong();
  final AtomicLong dialled = new AtomicLong();
  final AtomicLong opened = new AtomicLong();
  final AtomicLong open = new AtomicLong();
  final AtomicLong bytesFromClients = new AtomicLong();
  final AtomicLong bytesToClients = new AtomicLong();

  TunnelCounts snapshot() {
    return new TunnelCounts(
        accepted.get(),
        turnedAway.get(),
        wrongTokens.get(),
        dialled.get(),
        opened.get(),
        open.get(),
        bytesFromClients.get(),
        bytesToClients.get());
  }
}
