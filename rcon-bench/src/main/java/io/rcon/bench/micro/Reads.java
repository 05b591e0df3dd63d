package io.rcon.bench.micro;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelPipeline;
import java.util.ArrayList;
import java.util.List;

/** The same bytes again and again, as a socket would have read them, without making them anew. */
final class Reads {
  private static final int HOLD = 1 << 20;

  private final List<ByteBuf> reads = new ArrayList<>();
  private int held = 1;

  private Reads() {}

  static Reads none() {
    return new Reads();
  }

  /** An allocator of buffers of the named kind. */
  static ByteBufAllocator allocator(String memory) {
    boolean direct = memory.endsWith("direct");
    return memory.startsWith("pooled")
        ? new PooledByteBufAllocator(direct)
        : new AdaptiveByteBufAllocator(direct);
  }

  /** One read of some frames; cut, two reads with the border in the middle of the last frame. */
  static Reads of(String memory, int frames, boolean cut, int answerBytes) {
    ByteBuf all = buffer(memory, frames * (answerBytes + 14));
    for (int i = 0; i < frames; i++) {
      all.writeIntLE(answerBytes + 10).writeIntLE(2 + 2 * i).writeIntLE(0);
      for (int j = 0; j < answerBytes; j++) {
        all.writeByte('a' + j % 26);
      }
      all.writeShortLE(0);
    }
    Reads reads = new Reads();
    if (cut) {
      int half = all.readableBytes() - answerBytes / 2;
      reads.reads.add(buffer(memory, half).writeBytes(all, half));
      reads.reads.add(buffer(memory, all.readableBytes()).writeBytes(all));
      all.release();
    } else {
      reads.reads.add(all);
    }
    return reads;
  }

  private static ByteBuf buffer(String memory, int size) {
    return allocator(memory).buffer(size);
  }

  void through(ChannelPipeline pipeline) {
    if (--held == 0) {
      hold();
    }
    for (ByteBuf read : reads) {
      int end = read.writerIndex();
      pipeline.fireChannelRead(read);
      pipeline.fireChannelReadComplete();
      read.setIndex(0, end);
    }
  }

  /** Handlers release what they have read; retaining it for each read would be measured too. */
  private void hold() {
    reads.forEach(read -> read.retain(HOLD));
    held = HOLD;
  }

  void release() {
    reads.forEach(read -> read.release(read.refCnt()));
  }
}
