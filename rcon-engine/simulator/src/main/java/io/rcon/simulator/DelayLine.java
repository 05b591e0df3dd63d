package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Delays buffers in one direction: in order, each until it is due, and all of them while it is
 * held. Event loop only.
 */
final class DelayLine {
  private record Item(long dueAt, ByteBuf content) {}

  private final EventLoop loop;
  private final Consumer<ByteBuf> out;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private long lastDueAt = Long.MIN_VALUE;
  private long bytes;
  private boolean armed;
  private boolean held;
  private boolean discarded;

  /** The consumer takes over each content. */
  DelayLine(EventLoop loop, Consumer<ByteBuf> out) {
    this.loop = loop;
    this.out = out;
  }

  /** Sends something on its way; takes it over. */
  void add(long delayNanos, ByteBuf content) {
    if (discarded) {
      content.release();
      return;
    }
    long now = System.nanoTime();
    long dueAt = now + delayNanos;
    if (!items.isEmpty() && dueAt - lastDueAt < 0) {
      dueAt = lastDueAt;
    }
    if (items.isEmpty() && delayNanos == 0 && !held) {
      out.accept(content);
      return;
    }
    lastDueAt = dueAt;
    bytes += content.readableBytes();
    items.add(new Item(dueAt, content));
    arm();
  }

  private void arm() {
    Item head = items.peek();
    if (head != null && !armed && !held) {
      armed = true;
      long wait = Math.max(0, head.dueAt() - System.nanoTime());
      loop.schedule(this::deliver, wait, TimeUnit.NANOSECONDS);
    }
  }

  private void deliver() {
    armed = false;
    for (Item head; !held && (head = items.peek()) != null; ) {
      if (head.dueAt() - System.nanoTime() > 0) {
        break;
      }
      items.remove();
      bytes -= head.content().readableBytes();
      out.accept(head.content());
    }
    arm();
  }

  /** Lets nothing out until {@link #release}. */
  void hold() {
    held = true;
  }

  void release() {
    held = false;
    arm();
  }

  /** How many bytes are on their way. */
  long bytes() {
    return bytes;
  }

  /** Nothing more comes out. */
  void discard() {
    discarded = true;
    items.forEach(item -> item.content().release());
    items.clear();
    bytes = 0;
  }
}
