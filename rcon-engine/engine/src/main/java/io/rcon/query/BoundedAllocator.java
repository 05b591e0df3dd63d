package io.rcon.query;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

/** Makes buffers on the heap that throw instead of growing beyond a bound. */
final class BoundedAllocator extends AbstractByteBufAllocator {
  private final int most;

  BoundedAllocator(int most) {
    this.most = most;
  }

  @Override
  protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
    if (initialCapacity > most) {
      throw new IllegalArgumentException("a buffer of " + initialCapacity + " bytes");
    }
    return new UnpooledHeapByteBuf(this, initialCapacity, Math.min(maxCapacity, most));
  }

  @Override
  protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
    return newHeapBuffer(initialCapacity, maxCapacity);
  }

  @Override
  public boolean isDirectBufferPooled() {
    return false;
  }
}
