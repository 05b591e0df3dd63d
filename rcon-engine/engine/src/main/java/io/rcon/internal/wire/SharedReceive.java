package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * One receive buffer for all TCP connections of a loop, where a read is a system call that is over
 * when it returns. Frames are read where they lie and what is unfinished is copied away, so that
 * the buffer is free again before the next read; if a handler keeps it, as that of TLS may, it is
 * left to it and a new one made. Event loop only.
 */
final class SharedReceive extends DefaultMaxMessagesRecvByteBufAllocator {
  /**
   * One turn of the loop reads no more than this from one connection: a server that floods it with
   * the smallest frames, some hundred in 4 KiB, delays the others by their decoding only.
   */
  private static final int SIZE = 4096;

  private static final int READS_A_TURN = 1;

  /** Reads of a loop do not overlap, and each begins with a reset: they share their counts too. */
  private final Reads reads = new Reads();

  private @Nullable ByteBuf shared;
  private boolean closed;

  SharedReceive() {
    super(READS_A_TURN);
  }

  @Override
  @SuppressWarnings("deprecation") // The method to implement takes a type of a deprecated name.
  public Handle newHandle() {
    return reads;
  }

  private ByteBuf free(ByteBufAllocator allocator) {
    ByteBuf buffer = shared;
    if (buffer != null && buffer.refCnt() == 1) {
      return buffer.clear().retain();
    }
    ByteBuf fresh = allocator.ioBuffer(SIZE);
    if (closed) {
      return fresh;
    }
    drop();
    shared = fresh;
    return fresh.retain();
  }

  private void drop() {
    if (shared != null) {
      shared.release();
      shared = null;
    }
  }

  /** Gives the buffer back once nobody reads from it. */
  void close() {
    closed = true;
    drop();
  }

  private final class Reads extends MaxMessageHandle {
    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
      return free(allocator);
    }

    @Override
    public int guess() {
      return SIZE;
    }
  }
}
