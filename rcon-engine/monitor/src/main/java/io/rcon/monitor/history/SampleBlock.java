package io.rcon.monitor.history;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Samples at even steps by columns. Written down as a version, step, number of samples and of
 * columns, and deflated: for each sample its difference from the last one that is there, as a byte,
 * 0 for an absent one; 255 begins a number that needs more.
 */
final class SampleBlock {
  static final int ABSENT = -1;
  private static final byte VERSION = 1;
  private static final int MOST_SAMPLES = 4096;
  private static final int LONG = 255;

  final long stepMillis;
  final int[][] columns;

  /** Makes one without a sample; too long a block is an error of the caller. */
  SampleBlock(long stepMillis, int samples, int columns) {
    if (samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(samples + " samples");
    }
    this.stepMillis = stepMillis;
    this.columns = new int[columns][samples];
    for (int[] column : this.columns) {
      Arrays.fill(column, ABSENT);
    }
  }

  int samples() {
    return columns[0].length;
  }

  boolean isEmpty() {
    return Arrays.stream(columns).allMatch(c -> Arrays.stream(c).allMatch(v -> v == ABSENT));
  }

  byte[] encode() {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(samples() * columns.length);
    for (int[] column : columns) {
      int before = 0;
      for (int value : column) {
        if (value == ABSENT) {
          plain.write(0);
          continue;
        }
        int difference = value - before;
        int zigzag = (difference << 1) ^ (difference >> 31);
        if (zigzag >= 0 && zigzag + 1 < LONG) {
          plain.write(zigzag + 1);
        } else {
          plain.write(LONG);
          number(plain, value);
        }
        before = value;
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    number(out, (int) stepMillis);
    number(out, samples());
    out.write(columns.length);
    deflate(plain.toByteArray(), out);
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, int value) {
    int rest = value;
    for (; rest >>> 7 != 0; rest >>>= 7) {
      out.write((rest & 0x7f) | 0x80);
    }
    out.write(rest);
  }

  private static void deflate(byte[] bytes, ByteArrayOutputStream out) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] part = new byte[1024];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
    } finally {
      deflater.end();
    }
  }

  /** The block, or empty if the bytes are none of this version: damage costs this block only. */
  static Optional<SampleBlock> decode(byte[] bytes, int expectedColumns) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte version = in.get();
      int step = number(in);
      int samples = number(in);
      int columns = in.get();
      if (version != VERSION
          || step <= 0
          || samples < 0
          || samples > MOST_SAMPLES
          || columns != expectedColumns) {
        return Optional.empty();
      }
      SampleBlock block = new SampleBlock(step, samples, columns);
      ByteBuffer plain = inflate(in, samples * columns * 6);
      for (int[] column : block.columns) {
        fill(column, plain);
      }
      return Optional.of(block);
    } catch (BufferUnderflowException | DataFormatException e) {
      return Optional.empty();
    }
  }

  private static void fill(int[] column, ByteBuffer plain) {
    int before = 0;
    for (int i = 0; i < column.length; i++) {
      int token = plain.get() & 0xff;
      if (token == 0) {
        continue;
      }
      int zigzag = token - 1;
      before = token == LONG ? number(plain) : before + ((zigzag >>> 1) ^ -(zigzag & 1));
      column[i] = Math.max(ABSENT, before);
    }
  }

  private static int number(ByteBuffer in) {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int part = in.get();
      value |= (part & 0x7f) << shift;
      if (part >= 0) {
        break;
      }
    }
    return value;
  }

  private static ByteBuffer inflate(ByteBuffer in, int most) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(in);
      byte[] plain = new byte[most];
      int length = 0;
      for (int more = 1; more > 0 && length < most; length += more) {
        more = inflater.inflate(plain, length, most - length);
      }
      return ByteBuffer.wrap(plain, 0, length);
    } finally {
      inflater.end();
    }
  }
}
