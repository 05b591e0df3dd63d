package io.rcon.simulator;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/**
 * A fresh key with a certificate that it has signed itself, as a game makes it that nobody vouches
 * for: for {@code localhost} and 127.0.0.1, until 2049.
 *
 * @param context speaks TLS with it
 * @param certificate what it shows
 */
record SelfSigned(SslContext context, X509Certificate certificate) {
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  /** 1.2.840.10045.4.3.2: ECDSA with SHA-256. */
  private static final byte[] ALGORITHM =
      der(SEQUENCE, der(6, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

  static SelfSigned make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] body = body(keys);
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(keys.getPrivate());
      signer.update(body);
      byte[] whole = der(SEQUENCE, body, ALGORITHM, der(3, new byte[1], signer.sign()));
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(whole));
      SslContext context =
          SslContextBuilder.forServer(keys.getPrivate(), certificate)
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .build();
      return new SelfSigned(context, certificate);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java makes no certificate", e);
    }
  }

  /** The fingerprint of a certificate, in hexadecimal digits. */
  static String sha256(X509Certificate certificate) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] body(KeyPair keys) {
    byte[] name =
        der(SEQUENCE, der(SET, der(SEQUENCE, der(6, 0x55, 4, 3), text(12, "simulated server"))));
    byte[] validity = der(SEQUENCE, text(23, "200101000000Z"), text(23, "491231235959Z"));
    byte[] names = der(SEQUENCE, text(0x82, "localhost"), der(0x87, 127, 0, 0, 1));
    byte[] extension = der(SEQUENCE, der(6, 0x55, 0x1d, 0x11), der(4, names));
    return der(
        SEQUENCE,
        der(0xa0, der(2, 2)),
        der(2, BigInteger.valueOf(System.nanoTime() | 1).abs().toByteArray()),
        ALGORITHM,
        name,
        validity,
        name,
        keys.getPublic().getEncoded(),
        der(0xa3, der(SEQUENCE, extension)));
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, int... content) {
    byte[] bytes = new byte[content.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) content[i];
    }
    return der(tag, bytes);
  }

  /** A value in DER: its tag, its length, its parts. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    int length = content.size();
    value.write(tag);
    if (length > 255) {
      value.write(0x82);
      value.write(length >> 8);
    } else if (length > 127) {
      value.write(0x81);
    }
    value.write(length);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }
}
