package io.rcon.internal.dialect;

import io.rcon.Secret;
import io.rcon.codec.StrictText;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The digest by which a Frostbite server knows a password: MD5 over its salt and the password. */
final class FrostbiteHash {
  private static final int LONGEST_SALT = 256;

  private FrostbiteHash() {}

  /** Whether a word is a salt: bytes in hexadecimal digits. */
  static boolean isSalt(String word) {
    int length = word.length();
    return length > 0
        && length <= LONGEST_SALT
        && length % 2 == 0
        && word.chars().allMatch(HexFormat::isHexDigit);
  }

  /** Upper case digits. */
  static String of(Secret secret, String salt, Charset charset) {
    char[] revealed = secret.reveal();
    byte[] password = StrictText.bytes(CharBuffer.wrap(revealed), charset);
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(HexFormat.of().parseHex(salt));
      byte[] digest = md5.digest(password);
      // Its own buffer still holds the password.
      md5.reset();
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks MD5, which Frostbite asks for", e);
    } finally {
      Arrays.fill(revealed, '\0');
      Arrays.fill(password, (byte) 0);
    }
  }
}
