package io.rcon.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A key pair and its X.509 certificate, encoded here: the JDK has no public API that makes one, and
 * processes of its keytool took more time than the tests that need them.
 */
record TestCertificate(KeyPair keys, X509Certificate certificate) {
  private static final byte[] ECDSA_WITH_SHA256 =
      sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  private static final byte[] TRUE = tagged(0x01, new byte[] {(byte) 0xff});
  private static final DateTimeFormatter UNTIL_2049 =
      DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * Makes one that is valid from one time until another.
   *
   * @param issuer the authority that vouches for it, or null if it vouches for itself
   * @param extensions others than the identifiers of the keys
   */
  static TestCertificate make(
      String subject, TestCertificate issuer, Instant from, Instant until, List<byte[]> extensions)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    KeyPair signing = issuer == null ? keys : issuer.keys;
    X500Principal name = new X500Principal(subject);
    X500Principal signer = issuer == null ? name : issuer.certificate.getSubjectX500Principal();
    List<byte[]> all = new ArrayList<>(extensions);
    all.add(extension(0x0e, tagged(0x04, identifier(keys.getPublic()))));
    all.add(extension(0x23, sequence(tagged(0x80, identifier(signing.getPublic())))));
    byte[] unsigned =
        sequence(
            tagged(0xa0, tagged(0x02, new byte[] {2})),
            tagged(0x02, new BigInteger(63, new SecureRandom()).setBit(62).toByteArray()),
            ECDSA_WITH_SHA256,
            signer.getEncoded(),
            sequence(time(from), time(until)),
            name.getEncoded(),
            keys.getPublic().getEncoded(),
            tagged(0xa3, sequence(all.toArray(byte[][]::new))));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signing.getPrivate());
    signature.update(unsigned);
    byte[] bits = tagged(0x03, new byte[] {0}, signature.sign());
    byte[] encoded = sequence(unsigned, ECDSA_WITH_SHA256, bits);
    return new TestCertificate(
        keys,
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded)));
  }

  /** It may vouch for others. */
  static byte[] authority() {
    return sequence(oid(0x55, 0x1d, 0x13), TRUE, tagged(0x04, sequence(TRUE)));
  }

  /** Alternative names: hosts, and IPv4 addresses, which begin with a digit. */
  static byte[] names(String... names) {
    byte[][] encoded = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      encoded[i] =
          Character.isDigit(names[i].charAt(0))
              ? tagged(0x87, address(names[i]))
              : tagged(0x82, names[i].getBytes(StandardCharsets.US_ASCII));
    }
    return extension(0x11, sequence(encoded));
  }

  private static byte[] address(String dotted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : dotted.split("\\.", -1)) {
      bytes.write(Integer.parseInt(part));
    }
    return bytes.toByteArray();
  }

  private static byte[] extension(int number, byte[] value) {
    return sequence(oid(0x55, 0x1d, number), tagged(0x04, value));
  }

  private static byte[] identifier(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
  }

  private static byte[] time(Instant at) {
    return tagged(0x17, UNTIL_2049.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] oid(int... encoded) {
    byte[] bytes = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bytes[i] = (byte) encoded[i];
    }
    return tagged(0x06, bytes);
  }

  private static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  /** A value of DER: its tag, its length, its content. */
  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    if (length >= 0x100) {
      all.write(0x82);
      all.write(length >> 8);
    } else if (length >= 0x80) {
      all.write(0x81);
    }
    all.write(length);
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
