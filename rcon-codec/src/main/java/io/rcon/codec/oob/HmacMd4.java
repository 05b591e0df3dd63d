package io.rcon.codec.oob;

import java.util.Arrays;

/** The keyed digest of RFC 2104 over MD4, by which DarkPlaces authenticates requests. */
public final class HmacMd4 {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private HmacMd4() {}

  /**
   * The keyed digest of a message.
   *
   * @param key the password's bytes; stays as it is, and no copy of it is left behind
   * @param message what is to be proven
   * @return sixteen bytes
   */
  public static byte[] of(byte[] key, byte[] message) {
    byte[] block = key.length > Md4.BLOCK ? Md4.digest(key, new byte[0]) : key.clone();
    byte[] inner = padded(block, INNER);
    byte[] outer = padded(block, OUTER);
    try {
      return Md4.digest(outer, Md4.digest(inner, message));
    } finally {
      Arrays.fill(block, (byte) 0);
      Arrays.fill(inner, (byte) 0);
      Arrays.fill(outer, (byte) 0);
    }
  }

  private static byte[] padded(byte[] block, byte with) {
    byte[] padded = new byte[Md4.BLOCK];
    Arrays.fill(padded, with);
    for (int i = 0; i < block.length; i++) {
      padded[i] ^= block[i];
    }
    return padded;
  }
}
