package io.rcon.tls;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority and certificates for tests, each with a key of its own, made once and kept in {@code
 * target}, where test processes beside each other share them. Nothing of it is in the sources.
 */
public final class TestPki {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** PKCS #12 derives a key from the password for each entry, which costs more than a handshake. */
  private static final String KIND = "JKS";

  private static final String HERE = "localhost 127.0.0.1";
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "pki").toAbsolutePath();
  private static final KeyStore STORE = load();

  private TestPki() {}

  /** Whom a certificate is for, and whether the authority vouches for it. */
  public enum Shows {
    /** Of the authority, for localhost and 127.0.0.1. */
    GOOD("CN=good", true, HERE),
    /** Of the authority, for elsewhere.example alone. */
    ELSEWHERE("CN=elsewhere", true, "elsewhere.example"),
    /** Of the authority, for here, and too old. */
    EXPIRED("CN=expired", true, HERE),
    /** For here, by nobody but itself. */
    SELF_SIGNED("CN=self", false, HERE),
    /** What comes after that one. */
    RENEWED("CN=renewed", false, HERE),
    /** Of the authority, a client. */
    ALICE("CN=alice", true, "alice.example"),
    /** Of the authority, a client whose name would move the cursor. */
    EVIL("CN=evil\u202e\u001b[2J,O=\u2028x", true, ""),
    /** Says that it is alice, and nobody vouches for that. */
    MALLORY("CN=alice", false, "");

    private final String subject;
    private final boolean vouched;
    private final String names;

    Shows(String subject, boolean vouched, String names) {
      this.subject = subject;
      this.vouched = vouched;
      this.names = names;
    }

    private String alias() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The authority's certificate in PEM form. */
  public static String ca() {
    return pem("CERTIFICATE", encoded(certificate("ca")));
  }

  /** A certificate in PEM form. */
  public static String certificate(Shows what) {
    return pem("CERTIFICATE", encoded(what));
  }

  /** A certificate's private key in PEM form. */
  public static String key(Shows what) {
    return pem("PRIVATE KEY", privateKey(what).getEncoded());
  }

  /** The encoded certificate. */
  public static byte[] encoded(Shows what) {
    return encoded(x509(what));
  }

  /** Its encoded public key. */
  public static byte[] encodedKey(Shows what) {
    return x509(what).getPublicKey().getEncoded();
  }

  /** The certificate. */
  public static X509Certificate x509(Shows what) {
    return (X509Certificate) certificate(what.alias());
  }

  /** Writes a text to a file that stays as long as what was built. */
  public static Path file(String name, String text) {
    return write(FOLDER.resolve(name), text);
  }

  /** Writes a text to a file. */
  public static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  private static byte[] encoded(Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Certificate certificate(String alias) {
    try {
      return STORE.getCertificate(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Key privateKey(Shows what) {
    try {
      return STORE.getKey(what.alias(), PASSWORD);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a server with one of the certificates speaks; it trusts clients of the authority. */
  public static SSLContext server(Shows shown) {
    return context(certificate("ca"), shown);
  }

  /** How a client speaks that trusts one certificate alone and shows another, if one is given. */
  public static SSLContext client(Shows trusted, Shows shown) {
    return context(x509(trusted), shown);
  }

  private static SSLContext context(Certificate trusted, Shows shown) {
    try {
      KeyStore trust = KeyStore.getInstance(KIND);
      trust.load(null, null);
      trust.setCertificateEntry("trusted", trusted);
      TrustManagerFactory trusting = TrustManagerFactory.getInstance("PKIX");
      trusting.init(trust);
      KeyStore own = KeyStore.getInstance(KIND);
      own.load(null, null);
      if (shown != null) {
        Certificate[] chain = STORE.getCertificateChain(shown.alias());
        own.setKeyEntry("own", privateKey(shown), PASSWORD, chain);
      }
      KeyManagerFactory showing = KeyManagerFactory.getInstance("PKIX");
      showing.init(own, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(showing.getKeyManagers(), trusting.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore load() {
    try {
      Files.createDirectories(FOLDER);
      Path file = FOLDER.resolve("keys.jks");
      KeyStore store = KeyStore.getInstance(KIND);
      // One process makes them, and those beside it wait for it.
      try (FileChannel lock = FileChannel.open(FOLDER.resolve("lock"), CREATE, WRITE);
          FileLock held = lock.lock()) {
        assert held.isValid();
        if (!Files.exists(file)) {
          store.load(null, null);
          make(store);
          Path fresh = FOLDER.resolve("fresh.jks");
          try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, PASSWORD);
          }
          Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void make(KeyStore store) throws GeneralSecurityException {
    Instant now = Instant.now();
    Instant from = now.minus(30, ChronoUnit.DAYS);
    Instant until = now.plus(3650, ChronoUnit.DAYS);
    TestCertificate ca =
        TestCertificate.make(
            "CN=Test Authority", null, from, until, List.of(TestCertificate.authority()));
    keep(store, "ca", ca);
    for (Shows each : Shows.values()) {
      TestCertificate made =
          TestCertificate.make(
              each.subject,
              each.vouched ? ca : null,
              from,
              each == Shows.EXPIRED ? now.minus(20, ChronoUnit.DAYS) : until,
              each.names.isEmpty()
                  ? List.of()
                  : List.of(TestCertificate.names(each.names.split(" ", -1))));
      if (each.vouched) {
        keep(store, each.alias(), made, ca);
      } else {
        keep(store, each.alias(), made);
      }
    }
  }

  private static void keep(KeyStore store, String alias, TestCertificate... chain)
      throws GeneralSecurityException {
    Certificate[] certificates =
        Arrays.stream(chain).map(TestCertificate::certificate).toArray(Certificate[]::new);
    store.setKeyEntry(alias, chain[0].keys().getPrivate(), PASSWORD, certificates);
  }
}
