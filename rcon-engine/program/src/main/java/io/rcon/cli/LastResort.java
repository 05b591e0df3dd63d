package io.rcon.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends the process although a command does not: SIGTERM must end it, whatever went wrong. */
final class LastResort {
  /** A command that was told to end cancels what it can and closes its sessions within two. */
  private static final long SECONDS = 10;

  private LastResort() {}

  /** Ends the process in ten seconds, if it is still there; at once if not even that can be had. */
  static void haltLater(int code) {
    try {
      Thread thread = new Thread(() -> haltAt(code, deadline()), "rcon-last-resort");
      thread.setDaemon(true);
      thread.start();
    } catch (Throwable e) {
      Runtime.getRuntime().halt(code);
    }
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
  }

  private static void haltAt(int code, long deadline) {
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    Runtime.getRuntime().halt(code);
  }
}
