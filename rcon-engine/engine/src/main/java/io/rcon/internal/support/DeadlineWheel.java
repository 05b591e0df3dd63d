package io.rcon.internal.support;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All deadlines of one event loop in one wheel, driven by a single timer that sleeps until the next
 * slot in use. Arming and disarming are a few field writes, where a scheduled task for each command
 * would cost a third of the command. Deadlines never expire early, and late by up to a tick and the
 * loop's own delay; within a tick their order is not defined. Event loop only.
 */
public final class DeadlineWheel {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  static final int NOT_ARMED = -1;

  /** A tick is 2^23 ns, 8.4 ms. */
  private static final int TICK_SHIFT = 23;

  /** A turn of the wheel is 8.6 s; later deadlines stay for another turn. */
  private static final int SLOTS = 1024;

  /**
   * Where the deadlines of a slot are moved while they expire, so that each can still be disarmed.
   */
  private static final int EXPIRING = SLOTS;

  private static final long IDLE = Long.MAX_VALUE;

  private final EventLoop eventLoop;
  private final LongSupplier clock;
  private final @Nullable Deadline[] heads = new @Nullable Deadline[SLOTS + 1];
  private final long[] used = new long[SLOTS / Long.SIZE + 1];
  private final Runnable turn = this::turn;

  private long turnedTo;
  private long wakeAt = IDLE;
  private @Nullable Future<?> wake;
  private boolean turning;

  /**
   * Makes an empty wheel.
   *
   * @param eventLoop its timer drives the wheel
   * @param clock that loop's nanoseconds
   */
  public DeadlineWheel(EventLoop eventLoop, LongSupplier clock) {
    this.eventLoop = eventLoop;
    this.clock = clock;
    turnedTo = clock.getAsLong() >> TICK_SHIFT;
  }

  /**
   * Arms a deadline, or puts it off or forward if it is armed.
   *
   * @param deadline the deadline
   * @param at when, in the clock's nanoseconds
   */
  public void arm(Deadline deadline, long at) {
    assert eventLoop.inEventLoop();
    disarm(deadline);
    long tick = Math.max((at >> TICK_SHIFT) + 1, turnedTo + 1);
    deadline.tick = tick;
    link(deadline, (int) (tick & (SLOTS - 1)));
    if (tick < wakeAt && !turning) {
      // Not only for this one: a timer that could not be set before is made up for.
      sleepUntil(wake == null ? nextUsedTick() : tick);
    }
  }

  /**
   * Calls a deadline off. Does nothing if it is not armed.
   *
   * @param deadline the deadline
   */
  public void disarm(Deadline deadline) {
    int slot = deadline.slot;
    if (slot == NOT_ARMED) {
      return;
    }
    if (deadline.previous != null) {
      deadline.previous.next = deadline.next;
    } else {
      heads[slot] = deadline.next;
      if (deadline.next == null) {
        used[slot >> 6] &= ~(1L << slot);
      }
    }
    if (deadline.next != null) {
      deadline.next.previous = deadline.previous;
    }
    deadline.previous = null;
    deadline.next = null;
    deadline.slot = NOT_ARMED;
  }

  private void link(Deadline deadline, int slot) {
    Deadline head = heads[slot];
    deadline.next = head;
    deadline.slot = slot;
    if (head != null) {
      head.previous = deadline;
    }
    heads[slot] = deadline;
    used[slot >> 6] |= 1L << slot;
  }

  private void sleepUntil(long tick) {
    if (wake != null) {
      wake.cancel(false);
      wake = null;
    }
    wakeAt = IDLE;
    long delay = Math.max(0, (tick << TICK_SHIFT) - clock.getAsLong());
    try {
      wake = eventLoop.schedule(turn, delay, TimeUnit.NANOSECONDS);
      wakeAt = tick;
    } catch (RejectedExecutionException e) {
      log.debug("the loop has ended, its deadlines with it");
    } catch (Throwable e) {
      Survived.log(log, e, "no timer can be set; it is tried again when the loop's turn ends");
    }
  }

  /** Sets the timer if it could not be set when it should have been: for lack of memory, say. */
  void wakeIfDue() {
    if (wake == null && !turning) {
      long next = nextUsedTick();
      if (next != IDLE) {
        sleepUntil(next);
      }
    }
  }

  private void turn() {
    wake = null;
    wakeAt = IDLE;
    turning = true;
    try {
      expireDue();
    } finally {
      turning = false;
      wakeIfDue();
    }
  }

  private void expireDue() {
    long now = clock.getAsLong();
    long target = now >> TICK_SHIFT;
    long from = Math.max(turnedTo + 1, target - SLOTS + 1);
    turnedTo = Math.max(turnedTo, target);
    for (long tick = from; tick <= target; tick++) {
      moveDue((int) (tick & (SLOTS - 1)), target);
    }
    for (Deadline due = heads[EXPIRING]; due != null; due = heads[EXPIRING]) {
      disarm(due);
      try {
        due.expired(now);
      } catch (Throwable e) {
        Survived.log(log, e, "a deadline failed; the others go on");
      }
    }
  }

  /** Deadlines in the slot that are due in a later turn of the wheel stay. */
  private void moveDue(int slot, long target) {
    for (Deadline at = heads[slot]; at != null; ) {
      Deadline next = at.next;
      if (at.tick <= target) {
        disarm(at);
        link(at, EXPIRING);
      }
      at = next;
    }
  }

  private long nextUsedTick() {
    int start = (int) ((turnedTo + 1) & (SLOTS - 1));
    for (int step = 0; step < SLOTS; ) {
      int slot = (start + step) & (SLOTS - 1);
      long word = used[slot >> 6] >>> slot;
      if (word == 0) {
        step += Long.SIZE - (slot & 63);
      } else {
        int skip = Long.numberOfTrailingZeros(word);
        return step + skip < SLOTS ? turnedTo + 1 + step + skip : IDLE;
      }
    }
    return IDLE;
  }
}
