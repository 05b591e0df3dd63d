package io.rcon.games;

import io.rcon.Secret;
import io.rcon.codec.StrictText;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password as the content of a JSON string. Jackson takes a String, which cannot be wiped. */
final class QuotedPassword {
  private QuotedPassword() {}

  /**
   * Escapes a password without control characters, which {@link io.rcon.spi.TextChecks} refuses.
   *
   * @return UTF-8, which the caller wipes
   */
  static byte[] of(Secret secret) {
    char[] password = secret.reveal();
    char[] escaped = new char[2 * password.length];
    int length = 0;
    for (char c : password) {
      if (c == '"' || c == '\\') {
        escaped[length++] = '\\';
      }
      escaped[length++] = c;
    }
    try {
      return StrictText.bytes(CharBuffer.wrap(escaped, 0, length), StandardCharsets.UTF_8);
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(escaped, '\0');
    }
  }
}
