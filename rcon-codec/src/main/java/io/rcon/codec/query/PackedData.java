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
   * @param packed a bzip2 stream from an untrusted peer
   * @param size how many bytes it claims to hold, at most the limit of the answer; the result must
   *     not exceed it
   * @return the bytes, null if the stream is broken or does not hold exactly as many
   */
  byte @Nullable [] unpack(byte[] packed, int size);
}
