package io.rcon.internal.session;

import io.rcon.Server;
import io.rcon.internal.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Lets a session's requests through at the pace of its server, and has the next go when it may. One
 * bucket for commands and for queries. Event loop only.
 */
final class PaceGate extends Deadline {
  private final CommandFlow flow;
  private final SessionContext context;
  private final Server server;
  private final Pacer pacer;
  private long opensAt;

  private PaceGate(CommandFlow flow, SessionContext context, Server server, Pacer pacer) {
    this.flow = flow;
    this.context = context;
    this.server = server;
    this.pacer = pacer;
  }

  @Override
  protected void expired(long now) {
    flow.dispatch();
  }

  /** Null where the dialect knows no limit and never complains: most servers need no gate. */
  static @Nullable PaceGate of(CommandFlow flow, SessionContext context, Server server) {
    Pacer pacer = Pacer.of(server.dialect());
    return pacer == null ? null : new PaceGate(flow, context, server, pacer);
  }

  /**
   * Whether some requests may go now; if not, the gate has them go when they may. Those that yield
   * leave half of the burst to people.
   */
  boolean allows(int requests, boolean yields) {
    long now = context.loop().now();
    long wait = pacer.delay(now, yields ? requests + pacer.reserve() : requests);
    // Somebody may come who need not wait as long as a poll that is waiting.
    if (wait > 0 && !(isArmed() && opensAt <= now + wait)) {
      opensAt = now + wait;
      context.loop().wheel().arm(this, opensAt);
      context.listener().paced(server, wait);
    }
    return wait == 0;
  }

  /** Takes one request for a query; false if it must not be sent now. */
  boolean takeForQuery() {
    boolean free = pacer.delay(context.loop().now(), 1) == 0;
    if (free) {
      take(1);
    }
    return free;
  }

  /** Some requests go. */
  void take(int requests) {
    pacer.take(context.loop().now(), requests);
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
    pacer.pause(context.loop().now(), nanos);
  }
}
