package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.Bzip2Decoder;
import io.rcon.codec.query.PackedData;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks with Netty's decoder, once: a server cannot have the event loop unpack one stream after
 * the other. Some bytes can hold millions, so memory is bounded by what was announced.
 */
final class Bzip2 implements PackedData {
  private boolean used;

  @Override
  public byte @Nullable [] unpack(byte[] packed, int size) {
    if (used) {
      return null;
    }
    used = true;
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.config().setAllocator(new BoundedAllocator(2 * Math.max(size, packed.length) + 1024));
    channel.pipeline().addLast(new Bzip2Decoder());
    ByteBuf unpacked = Unpooled.buffer(0, Math.max(1, size));
    try {
      channel.writeInbound(Unpooled.wrappedBuffer(packed));
      channel.finish();
      for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
        try {
          unpacked.writeBytes(next);
        } finally {
          next.release();
        }
      }
      byte[] bytes = new byte[unpacked.readableBytes()];
      unpacked.readBytes(bytes);
      return bytes.length == size ? bytes : null;
    } catch (RuntimeException e) {
      // Netty's DecompressionException, more than may be kept, and what broken input makes of it.
      return null;
    } finally {
      release(channel);
    }
  }

  private static void release(EmbeddedChannel channel) {
    try {
      channel.finishAndReleaseAll();
    } catch (RuntimeException e) {
      // It tells once more what was wrong, and has released all the same.
      channel.releaseInbound();
    }
  }
}
