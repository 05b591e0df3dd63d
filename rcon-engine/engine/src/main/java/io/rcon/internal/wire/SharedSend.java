package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * One send buffer that a loop's TCP connections lend each other, where a write is a system call
 * that is over when it returns: a connection that answers what it has just read nearly always finds
 * it free. A write that comes while its bytes still wait in some connection takes a buffer of its
 * own. Event loop only.
 */
final class SharedSend {
  private static final int SIZE = 1 << 16;

  private @Nullable ByteBuf shared;
  private boolean closed;

  /** Room for so many bytes, to be released by the caller; null if the buffer is in use. */
  @Nullable ByteBuf free(ByteBufAllocator allocator, int size) {
    if (closed || size > SIZE) {
      return null;
    }
    ByteBuf buffer = shared;
    if (buffer == null) {
      buffer = allocator.ioBuffer(SIZE);
      shared = buffer;
    } else if (buffer.refCnt() > 1) {
      return null;
    }
    // A large frame behind a small one may have made it grow, and memory is not for keeps.
    return buffer.clear().capacity(SIZE).retain();
  }

  /** Gives the buffer back once it is written. */
  void close() {
    closed = true;
    if (shared != null) {
      shared.release();
      shared = null;
    }
  }
}
