package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Loses, doubles, reorders and delays the datagrams of one direction. Event loop only. */
final class DatagramFaults {
  /** So long a datagram waits for another to overtake it. */
  private static final long OVERTAKEN_WITHIN_MILLIS = 20;

  private final LinkState state;
  private final EventLoop loop;
  private final boolean towardsServer;
  private final DelayLine delayLine;
  private @Nullable ByteBuf held;
  private @Nullable Future<?> release;

  /** The consumer takes over what arrives. */
  DatagramFaults(
      LinkState state, EventLoop loop, boolean towardsServer, Consumer<ByteBuf> arrival) {
    this.state = state;
    this.loop = loop;
    this.towardsServer = towardsServer;
    delayLine = new DelayLine(loop, arrival);
  }

  /** Lets one datagram pass, or not; takes it over. */
  void pass(ByteBuf datagram) {
    LinkFaults faults = state.faults(towardsServer);
    if (state.isCut() || state.happens(faults.datagrams().loss())) {
      state.counts.lost.incrementAndGet();
      datagram.release();
    } else if (held == null && state.happens(faults.datagrams().reordering())) {
      state.counts.overtaken.incrementAndGet();
      held = datagram;
      release = loop.schedule(this::letGo, OVERTAKEN_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      depart(datagram, faults);
      letGo();
    }
  }

  private void depart(ByteBuf datagram, LinkFaults faults) {
    if (state.happens(faults.datagrams().duplication())) {
      state.counts.doubled.incrementAndGet();
      state.counts.passed.incrementAndGet();
      delayLine.add(state.latencyNanos(faults), datagram.copy());
    }
    state.counts.passed.incrementAndGet();
    delayLine.add(state.latencyNanos(faults), datagram);
  }

  private void letGo() {
    ByteBuf overtaken = held;
    if (overtaken != null) {
      held = null;
      cancel();
      depart(overtaken, state.faults(towardsServer));
    }
  }

  private void cancel() {
    Future<?> pending = release;
    if (pending != null) {
      pending.cancel(false);
      release = null;
    }
  }

  void close() {
    cancel();
    if (held != null) {
      held.release();
      held = null;
    }
    delayLine.discard();
  }
}
