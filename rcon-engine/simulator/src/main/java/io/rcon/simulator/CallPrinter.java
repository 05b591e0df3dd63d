package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.oob.OobFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts between print calls: a call that does not fit beside what is there sends that first, be it
 * nothing. So a datagram may end within a line, and a short one need not be the last.
 */
final class CallPrinter implements Printer {
  /** Where games cut the text of a single call. */
  private static final int LONGEST_CALL = 4095;

  private final ByteBufAllocator allocator;
  private final OobFormat format;
  private final int fits;
  private final byte[] buffer;
  private final List<ByteBuf> datagrams = new ArrayList<>();

  private int filled;

  /**
   * Makes a printer.
   *
   * @param fits up to how many bytes a call is added to what is there
   * @param holds how many bytes fit at all; a single call beyond that is cut
   */
  CallPrinter(ByteBufAllocator allocator, OobFormat format, int fits, int holds) {
    this.allocator = allocator;
    this.format = format;
    this.fits = fits;
    buffer = new byte[holds];
  }

  @Override
  public void print(byte... text) {
    int length = Math.min(text.length, LONGEST_CALL);
    if (filled + length > fits) {
      flush();
    }
    int copied = Math.min(length, buffer.length - filled);
    System.arraycopy(text, 0, buffer, filled, copied);
    filled += copied;
  }

  private void flush() {
    datagrams.add(format.encodeReply(allocator, Arrays.copyOf(buffer, filled)));
    filled = 0;
  }

  @Override
  public List<ByteBuf> finish() {
    flush();
    return datagrams;
  }
}
