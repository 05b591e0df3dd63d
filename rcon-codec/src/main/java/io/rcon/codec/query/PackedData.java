package io.rcon.codec.query;

import org.jspecify.annotations.Nullable;

/** Unpacks the bzip2 of a {@link SplitAnswer}. The codec itself has no decompression. */
@FunctionalInterface
public interface PackedData {
  /** Unpacks nothing: packed answers are refused. */
  PackedData REFUSED = (packed, size) -> null;

  /**
   * Unpacks.
   *
   * @param packed a bzip2 stream from another machine: anything
   * @param size how many bytes it is said to hold, not more than the limit of the answer; no more
   *     may be made
   * @return the bytes, null if the stream is broken or does not hold just so many
   */
  byte @Nullable [] unpack(byte[] packed, int size);
}
