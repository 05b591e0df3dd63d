package io.rcon.spi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** Fingerprints of certificates: SHA-256 of the whole, or of the public key. */
final class Fingerprints {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  private Fingerprints() {}

  static String ofCertificate(X509Certificate certificate) {
    return HexFormat.of().formatHex(digest(encoded(certificate)));
  }

  static String ofKey(X509Certificate certificate) {
    return HexFormat.of().formatHex(digest(certificate.getPublicKey().getEncoded()));
  }

  /** As openssl and browsers show the one, and curl takes the other. */
  static String both(X509Certificate certificate) {
    return "certificate "
        + COLONS.formatHex(digest(encoded(certificate)))
        + ", key sha256//"
        + Base64.getEncoder().encodeToString(digest(certificate.getPublicKey().getEncoded()));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
