package io.rcon.bench;

import io.rcon.RconSession;
import io.rcon.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that are no event loop and keep exactly as many commands in flight as slots on the loop
 * would: each owns some sessions, an answer's callback hands its slot back to the owner, and the
 * owner gives the next command. A thread that has nothing to give sleeps until a sixteenth of its
 * slots are back: woken for each answer, on the loop's own processor, it would be two switches of
 * threads for a few commands, and these would be measured instead of the engine.
 */
final class EngineCallers implements AutoCloseable {
  private final List<Caller> callers = new ArrayList<>();

  EngineCallers(Work work, Gauge gauge, List<RconSession> sessions) {
    for (int i = 0; i < work.callers; i++) {
      Caller caller = new Caller("caller-" + i, gauge);
      for (int j = i; j < sessions.size(); j += work.callers) {
        for (int k = 0; k < work.depth; k++) {
          caller.own(new Slot(caller, sessions.get(j)));
        }
      }
      callers.add(caller);
    }
  }

  void start() {
    callers.forEach(Caller::start);
  }

  @Override
  public void close() {
    callers.forEach(Caller::wake);
  }

  private static final class Caller implements Runnable {
    private static final int PARTS = 16;

    /** The slots that have been handed back, the last one first. */
    private final AtomicReference<@Nullable Slot> idle = new AtomicReference<>();

    private final String name;
    private final Gauge gauge;
    private volatile @Nullable Thread thread;
    private int slots;
    private volatile boolean asleep;

    Caller(String name, Gauge gauge) {
      this.name = name;
      this.gauge = gauge;
    }

    void start() {
      Thread fresh = new Thread(this, name);
      fresh.setDaemon(true);
      thread = fresh;
      fresh.start();
    }

    void wake() {
      LockSupport.unpark(thread);
    }

    void own(Slot slot) {
      slots++;
      hand(slot);
    }

    @Override
    public void run() {
      while (!gauge.isStopped()) {
        if (isEnough(idle.get())) {
          submit(idle.getAndSet(null));
        } else {
          rest();
        }
      }
    }

    private static void submit(@Nullable Slot last) {
      for (Slot slot = last; slot != null; ) {
        Slot next = slot.next;
        slot.submit();
        slot = next;
      }
    }

    private boolean isEnough(@Nullable Slot last) {
      return last != null && last.count >= Math.max(1, slots / PARTS);
    }

    private void rest() {
      asleep = true;
      if (!isEnough(idle.get())) {
        LockSupport.park(this);
      }
      asleep = false;
    }

    void hand(Slot slot) {
      Slot before;
      do {
        before = idle.get();
        slot.next = before;
        slot.count = before == null ? 1 : before.count + 1;
      } while (!idle.compareAndSet(before, slot));
      if (asleep && isEnough(slot)) {
        wake();
      }
    }
  }

  /** One command in flight after the other. */
  private static final class Slot implements BiConsumer<@Nullable Reply, @Nullable Throwable> {
    private final Caller caller;
    private final RconSession session;
    private @Nullable Slot next;

    /** How many are handed back up to this one. */
    private int count;

    private long start;

    Slot(Caller caller, RconSession session) {
      this.caller = caller;
      this.session = session;
    }

    void submit() {
      start = caller.gauge.start();
      session.execute(Work.COMMAND).whenComplete(this);
    }

    @Override
    public void accept(@Nullable Reply reply, @Nullable Throwable failure) {
      if (reply != null) {
        caller.gauge.answered(reply.text());
        caller.gauge.end(start);
      } else {
        caller.gauge.failed();
      }
      caller.hand(this);
    }
  }
}
