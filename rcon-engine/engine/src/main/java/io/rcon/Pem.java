package io.rcon;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys as text. No message holds any of the text. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----");

  /** The kinds of keys, each with a signature that proves that a private key fits a public one. */
  private static final Map<String, String> KINDS =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "EdDSA");

  private Pem() {}

  static String read(Path file) throws IOException {
    // Any bytes are Latin-1, so that a file that is no PEM is reported as that, not as a wrong
    // encoding.
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  static List<X509Certificate> certificates(String pem) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      if (block.group(1).endsWith("CERTIFICATE")) {
        certificates.add(certificate(block.group(2)));
      }
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(
          "no certificate in PEM form; it begins with '-----BEGIN CERTIFICATE-----'");
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate certificate(String base64) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(decode(base64)));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("a certificate that cannot be read", e);
    }
  }

  /** The key of a certificate; any other key is an error. */
  static PrivateKey keyOf(X509Certificate certificate, String pem) {
    Matcher any = KEY.matcher(pem);
    if (!any.find()) {
      throw new IllegalArgumentException(
          "no private key in PEM form; it begins with '-----BEGIN PRIVATE KEY-----'");
    }
    if (!any.group(1).equals("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "a key of the kind '"
              + any.group(1)
              + "'; only 'PRIVATE KEY' is read: convert it with openssl pkcs8 -topk8 -nocrypt, and"
              + " guard the file");
    }
    String kind = certificate.getPublicKey().getAlgorithm();
    String signature = KINDS.get(kind);
    if (signature == null) {
      throw new IllegalArgumentException(
          "the key of a certificate of the kind " + kind + "; only EC, RSA and EdDSA are used");
    }
    Matcher block = BLOCK.matcher(pem);
    try {
      byte[] encoded = block.find(any.start()) ? decode(block.group(2)) : new byte[0];
      PrivateKey key =
          KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (belongs(key, certificate, signature)) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(mismatch(kind), e);
    }
    throw new IllegalArgumentException(mismatch(kind));
  }

  private static String mismatch(String kind) {
    return "a private key that is not the key of the certificate, which has one of the kind "
        + kind;
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate, String algorithm)
      throws GeneralSecurityException {
    byte[] anything = {1};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(anything);
    return signature.verify(signed);
  }

  private static byte[] decode(String base64) {
    return Base64.getMimeDecoder().decode(base64);
  }
}
