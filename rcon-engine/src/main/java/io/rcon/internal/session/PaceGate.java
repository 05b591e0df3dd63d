package io.rcon.internal.session;

import io.rcon.Server;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import org.jspecify.annotations.Nullable;

/**
 * Lets a session's requests through at the pace of its server, and calls when the next may go. One
 * bucket for commands and for queries. Event loop only.
 */
final class PaceGate extends Deadline {
  private final SessionContext context;
  private final EngineLoop loop;
  private final Server server;
  private final Pacer pacer;
  private final Runnable opened;
  private long opensAt;

  private PaceGate(SessionContext context, Server server, Pacer pacer, Runnable opened) {
    this.context = context;
    this.loop = context.loop();
    this.server = server;
    this.pacer = pacer;
    this.opened = opened;
  }

  @Override
  protected void expired(long now) {
    opened.run();
  }

  /** Null where the dialect knows no limit and never complains: most servers need no gate. */
  static @Nullable PaceGate of(SessionContext context, Server server, Runnable opened) {
    Pacer pacer = Pacer.of(server.dialect());
    return pacer == null ? null : new PaceGate(context, server, pacer, opened);
  }

  /**
   * Whether some requests may go now; if not, the gate calls when they may. Those that yield leave
   * half of the burst to people.
   */
  boolean allows(int requests, boolean yields) {
    long now = loop.now();
    long wait = pacer.delay(now, yields ? requests + pacer.reserve() : requests);
    // Somebody may come who need not wait as long as a poll that is waiting.
    if (wait > 0 && !(isArmed() && opensAt <= now + wait)) {
      opensAt = now + wait;
      loop.wheel().arm(this, opensAt);
      context.listener().paced(server, wait);
    }
    return wait == 0;
  }

  /** Takes one request for a query; false if it must not be sent now. */
  boolean takeForQuery() {
    boolean free = pacer.delay(loop.now(), 1) == 0;
    if (free) {
      take(1);
    }
    return free;
  }

  /** Some requests go. */
  void take(int requests) {
    pacer.take(loop.now(), requests);
  }

  /** When the bucket will be full again. */
  long fullAt() {
    return pacer.fullAt();
  }

  /** Another session with the same server left its bucket like this. */
  void notFullBefore(long fullAt) {
    pacer.notFullBefore(fullAt);
  }

  /** The server complained: nothing goes for a while. */
  void pause(long nanos) {
    pacer.pause(loop.now(), nanos);
  }
}
