package io.rcon.testing;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

/**
 * An allocator that counts exactly: every buffer is an array of its own, and growing makes a new
 * one. Not thread-safe: for one event loop or an embedded channel.
 */
public final class MeteredAllocator extends AbstractByteBufAllocator {
  private long used;
  private long peak;
  private long total;

  /** Makes an allocator that has given out nothing. */
  public MeteredAllocator() {
    super(false);
  }

  /**
   * Bytes given out and not yet released.
   *
   * @return 0 if everything was released
   */
  public long used() {
    return used;
  }

  /**
   * The most bytes that were ever given out at the same time.
   *
   * @return 0 or more
   */
  public long peak() {
    return peak;
  }

  /**
   * All bytes that were ever given out: growing a buffer counts its whole new size.
   *
   * @return 0 or more
   */
  public long total() {
    return total;
  }

  @Override
  public boolean isDirectBufferPooled() {
    return false;
  }

  @Override
  protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
    return toLeakAwareBuffer(new Metered(initialCapacity, maxCapacity));
  }

  @Override
  protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
    return newHeapBuffer(initialCapacity, maxCapacity);
  }

  private final class Metered extends UnpooledHeapByteBuf {
    Metered(int initialCapacity, int maxCapacity) {
      super(MeteredAllocator.this, initialCapacity, maxCapacity);
    }

    @Override
    protected byte[] allocateArray(int capacity) {
      used += capacity;
      total += capacity;
      peak = Math.max(peak, used);
      return super.allocateArray(capacity);
    }

    @Override
    protected void freeArray(byte[] array) {
      used -= array.length;
      super.freeArray(array);
    }
  }
}
