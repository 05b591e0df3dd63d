package io.rcon.internal.session;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.Refusal;
import io.rcon.Server;
import io.rcon.internal.support.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a session's requests through at the pace of its server, and has the next go when it may. One
 * bucket for commands and for queries, which every command looks into: it is part of this object,
 * and what only those who wait need is made when the first waits. Event loop only.
 */
final class PaceGate extends Pacer {
  /** How soon a query looks again whether the commands before it have gone. */
  private static final long LEAST_WAIT = Duration.ofMillis(50).toNanos();

  private final CommandFlow flow;
  private final SessionContext context;
  private @Nullable Opening opening;

  private PaceGate(CommandFlow flow, SessionContext context, Pacing pacing) {
    super(pacing);
    this.flow = flow;
    this.context = context;
  }

  /** The gate opens again. */
  private static final class Opening extends Deadline {
    private final CommandFlow flow;
    long at;

    Opening(CommandFlow flow) {
      this.flow = flow;
    }

    @Override
    protected void expired(long now) {
      flow.dispatch();
    }
  }

  /** Null where the dialect knows no limit and never complains: most servers need no gate. */
  static @Nullable PaceGate of(CommandFlow flow, SessionContext context, Dialect dialect) {
    boolean complains =
        dialect.refusals().stream().anyMatch(text -> text.meaning() != Refusal.PASSWORD);
    return dialect.pacing().isUnlimited() && !complains
        ? null
        : new PaceGate(flow, context, dialect.pacing());
  }

  /**
   * Whether some requests may go now; if not, the gate has them go when they may. Those that yield
   * leave half of the burst to people.
   */
  boolean allows(int requests, boolean yields, Server server) {
    long now = context.loop().now();
    long wait = delay(now, yields ? requests + reserve() : requests);
    if (wait > 0) {
      opensAt(now + wait, wait, server);
    }
    return wait == 0;
  }

  private void opensAt(long at, long wait, Server server) {
    Opening next = opening != null ? opening : new Opening(flow);
    opening = next;
    // Somebody may come who need not wait as long as a poll that is waiting.
    if (!(next.isArmed() && next.at <= at)) {
      next.at = at;
      context.loop().wheel().arm(next, at);
      context.listener().paced(server, wait);
    }
  }

  /** Takes one request for a query; false if it must not be sent now. */
  boolean takeForQuery() {
    boolean free = delay(context.loop().now(), 1) == 0;
    if (free) {
      take(1);
    }
    return free;
  }

  /**
   * Takes one request for a query that yields to people: 0 if it may be sent now, else how long to
   * wait. While commands wait too, they go first.
   */
  long takeBehind(boolean commandsWait) {
    long wait = delay(context.loop().now(), 1 + reserve());
    if (wait > 0 || commandsWait) {
      return Math.max(wait, LEAST_WAIT);
    }
    take(1);
    return 0;
  }

  /** Some requests go. */
  void take(int requests) {
    take(context.loop().now(), requests);
  }

  /** The server complained: nothing goes for a while. */
  void pause(long nanos) {
    pause(context.loop().now(), nanos);
  }
}
