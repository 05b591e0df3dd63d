package io.rcon.games;

import io.rcon.codec.StrictText;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password as the path of a request. The servers compare the path as it is written with what they
 * were given, so what a path can hold is sent as it is. Anything else has no way there; it is sent
 * percent-encoded, which a front may undo.
 */
final class PasswordPath {
  /** Beside letters and digits: what RFC 3986 allows in a path, and the percent sign itself. */
  private static final String PLAIN = "-._~!$&'()*+,;=:@/%";

  private static final String DIGITS = "0123456789ABCDEF";

  private PasswordPath() {}

  /** The path with its slash; the caller wipes it, and the password. */
  static byte[] of(char[] password) {
    byte[] utf8 = StrictText.bytes(CharBuffer.wrap(password), StandardCharsets.UTF_8);
    byte[] path = new byte[1 + utf8.length + 2 * odd(utf8)];
    int at = 0;
    path[at++] = '/';
    for (byte b : utf8) {
      if (isPlain(b)) {
        path[at++] = b;
      } else {
        path[at++] = '%';
        path[at++] = (byte) DIGITS.charAt((b >> 4) & 0xf);
        path[at++] = (byte) DIGITS.charAt(b & 0xf);
      }
    }
    Arrays.fill(utf8, (byte) 0);
    return path;
  }

  /** Whether all of it can be sent as it is. */
  static boolean isPlain(char[] password) {
    for (char c : password) {
      if (c > 0x7f || !isPlain((byte) c)) {
        return false;
      }
    }
    return true;
  }

  private static int odd(byte[] utf8) {
    int odd = 0;
    for (byte b : utf8) {
      odd += isPlain(b) ? 0 : 1;
    }
    return odd;
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || (b > 0 && PLAIN.indexOf(b) >= 0);
  }
}
