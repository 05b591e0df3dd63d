package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.epoll.EpollDatagramChannelConfig;
import io.netty.channel.socket.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * The receive buffer of all local ports of a loop. Answers are read where they lie and the buffer
 * is free again before the next read; where the system fills it at its own time, others are made.
 * Where one system call can receive several datagrams, it offers room for about as many as came
 * lately: room that stays empty costs time, and so does another call. Event loop only.
 */
final class DatagramReads extends DefaultMaxMessagesRecvByteBufAllocator {
  /** Nothing larger can come, so nothing is ever cut. */
  private static final int MAX_DATAGRAM = 65_535;

  /** A buffer of 1 MiB, of which only what is filled takes memory. */
  private static final int MOST = 16;

  /** One would be read by another system call, with another use of the buffer. */
  private static final int LEAST = 2;

  private boolean together;
  private @Nullable ByteBuf shared;
  private boolean closed;

  /** Has a local port read into the buffer. */
  DatagramChannel into(DatagramChannel port) {
    if (port.config() instanceof EpollDatagramChannelConfig epoll) {
      epoll.setMaxDatagramPayloadSize(MAX_DATAGRAM);
      together = true;
    }
    port.config().setRecvByteBufAllocator(this);
    return port;
  }

  @Override
  @SuppressWarnings("deprecation") // The method to implement takes a type of a deprecated name.
  public Handle newHandle() {
    return new Reads();
  }

  private ByteBuf free(ByteBufAllocator allocator, int datagrams) {
    ByteBuf buffer = shared;
    if (buffer == null) {
      buffer = allocator.ioBuffer((together ? MOST : 1) * MAX_DATAGRAM);
      if (closed) {
        return buffer;
      }
      shared = buffer;
    } else if (buffer.refCnt() > 1) {
      return allocator.ioBuffer(MAX_DATAGRAM);
    }
    int unused = together ? (MOST - datagrams) * MAX_DATAGRAM : 0;
    return buffer.setIndex(unused, unused).retain();
  }

  /** Gives the buffer back once nobody reads from it. */
  void close() {
    closed = true;
    if (shared != null) {
      shared.release();
      shared = null;
    }
  }

  private final class Reads extends MaxMessageHandle {
    private int datagrams = LEAST;

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
      return free(allocator, datagrams);
    }

    @Override
    public int guess() {
      return MAX_DATAGRAM;
    }

    @Override
    public void lastBytesRead(int bytes) {
      super.lastBytesRead(bytes);
      int came = bytes / MAX_DATAGRAM;
      if (came == datagrams) {
        datagrams = Math.min(MOST, 2 * datagrams);
      } else if (came < datagrams / 2) {
        datagrams = Math.max(LEAST, datagrams / 2);
      }
    }
  }
}
