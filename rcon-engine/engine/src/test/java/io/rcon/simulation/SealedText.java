package io.rcon.simulation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Unvanquished: the last word of a request is sealed with one of the passwords of its server. */
final class SealedText {
  private static final String SEALED = "\u00ff\u00ff\u00ff\u00ffsrcon ";
  private static final int BLOCK = 16;

  private SealedText() {}

  /** What a request says; itself if it is not sealed. */
  static String opened(String request, Collection<String> passwords) {
    String last = request.substring(request.lastIndexOf(' ') + 1).strip();
    if (!request.startsWith(SEALED) || last.length() < BLOCK) {
      return request;
    }
    return passwords.stream()
        .map(password -> opened(last, password))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(request);
  }

  private static String opened(String sealed, String password) {
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
      return CarrierText.latin(cipher.doFinal(Base64.getDecoder().decode(sealed)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return "";
    }
  }
}
