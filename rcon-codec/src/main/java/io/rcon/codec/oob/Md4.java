package io.rcon.codec.oob;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** MD4 of RFC 1320, which the JDK's providers do not offer by name. */
final class Md4 {
  static final int BLOCK = 64;
  static final int LENGTH = 16;

  private static final int SECOND = 0x5a827999;
  private static final int THIRD = 0x6ed9eba1;

  /** How far each of four steps rotates, round by round. */
  private static final int[][] TURNS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};

  /** The order in which the last round takes the words of a block. */
  private static final int[] LAST_ORDER = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

  private final int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  private final int[] words = new int[BLOCK / Integer.BYTES];

  private Md4() {}

  /** The digest of pieces that follow each other; no copy of them is left behind. */
  static byte[] digest(byte[] first, byte[] second) {
    int length = first.length + second.length;
    int blocks = (length + 1 + Long.BYTES + BLOCK - 1) / BLOCK;
    byte[] padded = new byte[blocks * BLOCK];
    System.arraycopy(first, 0, padded, 0, first.length);
    System.arraycopy(second, 0, padded, first.length, second.length);
    padded[length] = (byte) 0x80;
    ByteBuffer buffer = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(padded.length - Long.BYTES, 8L * length);
    Md4 md4 = new Md4();
    try {
      for (int at = 0; at < padded.length; at += BLOCK) {
        md4.block(buffer, at);
      }
      ByteBuffer digest = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      for (int word : md4.state) {
        digest.putInt(word);
      }
      return digest.array();
    } finally {
      Arrays.fill(padded, (byte) 0);
      Arrays.fill(md4.words, 0);
    }
  }

  private void block(ByteBuffer buffer, int at) {
    for (int i = 0; i < words.length; i++) {
      words[i] = buffer.getInt(at + i * Integer.BYTES);
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    for (int step = 0; step < 3 * words.length; step++) {
      int round = step / words.length;
      int i = step % words.length;
      int mixed =
          switch (round) {
            case 0 -> ((b & c) | (~b & d)) + words[i];
            case 1 -> ((b & c) | (b & d) | (c & d)) + words[i % 4 * 4 + i / 4] + SECOND;
            default -> (b ^ c ^ d) + words[LAST_ORDER[i]] + THIRD;
          };
      int turned = Integer.rotateLeft(a + mixed, TURNS[round][i % 4]);
      a = d;
      d = c;
      c = b;
      b = turned;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
}
