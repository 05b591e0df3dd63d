package io.rcon.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority and certificates for tests, each with a key of its own, made by the JDK's keytool
 * once and kept in {@code target}. Nothing of it is in the sources.
 */
public final class TestPki {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String HERE = "san=dns:localhost,ip:127.0.0.1";
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "pki").toAbsolutePath();
  private static final KeyStore STORE = load();

  private TestPki() {}

  /** Whom a certificate is for, and whether the authority vouches for it. */
  public enum Shows {
    /** Of the authority, for localhost and 127.0.0.1. */
    GOOD("CN=good", true, "-ext", HERE),
    /** Of the authority, for elsewhere.example alone. */
    ELSEWHERE("CN=elsewhere", true, "-ext", "san=dns:elsewhere.example"),
    /** Of the authority, for here, and too old. */
    EXPIRED("CN=expired", true, "-ext", HERE, "-startdate", "-30d", "-validity", "10"),
    /** For here, by nobody but itself. */
    SELF_SIGNED("CN=self", false, "-ext", HERE),
    /** What comes after that one. */
    RENEWED("CN=renewed", false, "-ext", HERE),
    /** Of the authority, a client. */
    ALICE("CN=alice", true, "-ext", "san=dns:alice.example"),
    /** Of the authority, a client whose name would move the cursor. */
    EVIL("CN=evil\u202e\u001b[2J,O=\u2028x", true),
    /** Says that it is alice, and nobody vouches for that. */
    MALLORY("CN=alice", false);

    private final String subject;
    private final boolean vouched;
    private final String more;

    Shows(String subject, boolean vouched, String... more) {
      this.subject = subject;
      this.vouched = vouched;
      this.more = String.join(" ", more);
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
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("trusted", trusted);
      TrustManagerFactory trusting = TrustManagerFactory.getInstance("PKIX");
      trusting.init(trust);
      KeyStore own = KeyStore.getInstance("PKCS12");
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
      Path file = FOLDER.resolve("keys.p12");
      if (!Files.exists(file)) {
        make(file);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
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

  private static void make(Path file) throws IOException {
    Files.createDirectories(FOLDER);
    Path fresh = Files.createTempDirectory(FOLDER, "new").resolve("keys.p12");
    pair(fresh, "ca", "CN=Test Authority", List.of("-ext", "bc:c"));
    for (Shows each : Shows.values()) {
      List<String> more = new ArrayList<>();
      if (!each.more.isEmpty()) {
        more.addAll(List.of(each.more.split(" ", -1)));
      }
      if (each.vouched) {
        more.addAll(List.of("-signer", "ca"));
      }
      pair(fresh, each.alias(), each.subject, more);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(fresh.getParent());
  }

  private static void pair(Path store, String alias, String name, List<String> more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-Dsun.jnu.encoding=UTF-8"));
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD), "-alias", alias, "-dname", name));
    command.addAll(more);
    if (!more.contains("-validity")) {
      command.addAll(List.of("-validity", "3650"));
    }
    Path said = store.resolveSibling("keytool.log");
    Process keytool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        keytool.destroyForcibly();
        throw new IOException("keytool: " + Files.readString(said));
      }
      Files.delete(said);
    } catch (InterruptedException e) {
      keytool.destroyForcibly();
      throw new IOException(e);
    }
  }
}
