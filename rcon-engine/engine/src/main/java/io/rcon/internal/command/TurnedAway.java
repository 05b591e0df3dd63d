package io.rcon.internal.command;

import io.rcon.Command;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Commands that were turned away on their callers' threads, until the event loop has told of them.
 * All are counted; of those that come faster than the loop tells, the first are kept. Any thread
 * adds, the event loop takes.
 */
final class TurnedAway {
  static final int KEPT = 1000;

  private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();

  /** Adds one; true if the loop has to be told. */
  boolean add(Command command) {
    if (kept.getAndIncrement() < KEPT) {
      commands.add(command);
    } else {
      kept.decrementAndGet();
    }
    return count.getAndIncrement() == 0;
  }

  int count() {
    return count.get();
  }

  /** One of those that are counted; null if it was not kept. */
  @Nullable Command take() {
    Command command = commands.poll();
    if (command != null) {
      kept.decrementAndGet();
    }
    return command;
  }

  /** So many were told of; true if more wait. */
  boolean told(int many) {
    return count.addAndGet(-many) > 0;
  }

  void forget() {
    commands.clear();
    kept.set(0);
    count.set(0);
  }
}
