package io.rcon.testing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes written down for people. */
public final class Hex {
  private Hex() {}

  /**
   * Reads hexadecimal text. Spaces do not count; {@code e282ac*4096} is a group that comes so many
   * times.
   *
   * @param text two digits a byte
   * @return the bytes
   */
  public static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : text.strip().split("\\s+", -1)) {
      int star = word.indexOf('*');
      int times = star < 0 ? 1 : Integer.parseInt(word.substring(star + 1));
      byte[] group = HexFormat.of().parseHex(star < 0 ? word : word.substring(0, star));
      for (int i = 0; i < times; i++) {
        bytes.writeBytes(group);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Joins arrays.
   *
   * @param parts what comes after what
   * @return one array
   */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
