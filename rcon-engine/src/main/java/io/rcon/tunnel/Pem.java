package io.rcon.tunnel;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files; what is in them, Java's own parsers understand. Errors say what to do. */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY");

  /** The kinds of key, and for each a signature that proves that a key belongs to another. */
  private static final Map<String, String> KINDS =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private static final String KINDS_SAY = "; use EC, RSA or Ed25519";

  private Pem() {}

  static X509Certificate[] certificates(Path file) throws IOException {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found.toArray(X509Certificate[]::new);
      }
    } catch (CertificateException e) {
      throw new IOException("the file " + file + " holds no certificate that Java reads", e);
    }
    throw new IOException(
        "the file " + file + " holds no certificate; it should say -----BEGIN CERTIFICATE-----");
  }

  /** The key of a certificate; any other key is an error. */
  static PrivateKey keyOf(X509Certificate certificate, Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      Matcher other = OTHER_KEY.matcher(text);
      throw new IOException(
          other.find()
              ? "the key file "
                  + file
                  + " is not plain PKCS#8 but '"
                  + other.group(1)
                  + "PRIVATE KEY'; convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW"
              : "the key file "
                  + file
                  + " holds no key; it should say -----BEGIN PRIVATE KEY-----");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(key.group(1));
      String kind = certificate.getPublicKey().getAlgorithm();
      String signature = KINDS.get(kind);
      if (signature == null) {
        throw new IOException(
            "the certificate of the key file "
                + file
                + " has a key of the kind "
                + kind
                + KINDS_SAY);
      }
      PrivateKey read = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
      if (belongs(read, certificate, signature)) {
        return read;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(mismatch(file), e);
    }
    throw new IOException(mismatch(file));
  }

  private static String mismatch(Path file) {
    return "the key file " + file + " is not the key of the certificate";
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
}
