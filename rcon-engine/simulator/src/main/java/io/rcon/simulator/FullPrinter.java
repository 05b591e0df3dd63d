package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.oob.OobFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * DarkPlaces: a datagram leaves the moment it is full, at 1399 bytes, and a shorter one ends the
 * answer.
 */
final class FullPrinter implements Printer {
  /** The room in 1399 bytes beside the prefix of five. */
  private static final int TEXT = 1394;

  private final ByteBufAllocator allocator;
  private final byte[] buffer = new byte[TEXT];
  private final List<ByteBuf> datagrams = new ArrayList<>();

  private int filled;

  FullPrinter(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  @Override
  public void print(byte... text) {
    for (int from = 0; from < text.length; ) {
      int copied = Math.min(text.length - from, TEXT - filled);
      System.arraycopy(text, from, buffer, filled, copied);
      filled += copied;
      from += copied;
      if (filled == TEXT) {
        flush();
      }
    }
  }

  private void flush() {
    datagrams.add(OobFormat.DARKPLACES.encodeReply(allocator, Arrays.copyOf(buffer, filled)));
    filled = 0;
  }

  @Override
  public List<ByteBuf> finish() {
    flush();
    return datagrams;
  }
}
