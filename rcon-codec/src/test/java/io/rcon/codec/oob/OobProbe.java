package io.rcon.codec.oob;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.testing.MeteredAllocator;
import java.util.Optional;
import java.util.function.Function;

/** Feeds datagrams to a format, in the middle of a larger buffer: every index counts. */
final class OobProbe {
  private static final int BEFORE = 7;
  private static final byte[] AFTER = {'p', 'r', 'i', 'n', 't', '\n', 0, 0};

  private OobProbe() {}

  /** The text of an answer, or nothing if the datagram is none. */
  static Optional<byte[]> reply(OobFormat format, byte[] datagram, int length) {
    return in(
        datagram,
        length,
        buffer -> {
          if (!format.isReply(buffer, BEFORE, length)) {
            return Optional.empty();
          }
          int from = format.textIndex(BEFORE);
          int size = format.textLength(buffer, BEFORE, length);
          return Optional.of(ByteBufUtil.getBytes(buffer, from, size));
        });
  }

  static OobRequest request(OobFormat format, byte[] datagram, int length) {
    return in(
        datagram,
        length,
        buffer -> format.decodeRequest(buffer.readerIndex(BEFORE).writerIndex(BEFORE + length)));
  }

  private static <T> T in(byte[] datagram, int length, Function<ByteBuf, T> reader) {
    ByteBuf buffer = Unpooled.directBuffer(BEFORE + length + AFTER.length);
    try {
      buffer.writeZero(BEFORE).writeBytes(datagram, 0, length).writeBytes(AFTER);
      return reader.apply(buffer);
    } finally {
      buffer.release();
    }
  }

  /** The bytes of a datagram that was made, if its buffer is exact. */
  static byte[] made(Function<MeteredAllocator, ByteBuf> maker) {
    MeteredAllocator allocator = new MeteredAllocator();
    ByteBuf buffer = maker.apply(allocator);
    byte[] bytes = ByteBufUtil.getBytes(buffer);
    if (buffer.maxCapacity() != bytes.length || allocator.total() != bytes.length) {
      throw new AssertionError("the buffer is not exactly sized: " + buffer);
    }
    buffer.release();
    if (allocator.used() != 0) {
      throw new AssertionError("more than one buffer");
    }
    return bytes;
  }
}
