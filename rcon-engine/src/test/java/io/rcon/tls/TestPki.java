package io.rcon.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority, and one key with several certificates of it, made by the JDK's keytool when first
 * asked for. Nothing of it is kept in the sources.
 */
public final class TestPki {
  private static final String STORE_PASSWORD = "changeit";
  private static final String HERE = "san=dns:localhost,ip:127.0.0.1";

  /** What a server may show. */
  public enum Shows {
    /** Of the authority, for localhost and 127.0.0.1. */
    GOOD,
    /** Of the authority, for elsewhere.example alone. */
    ELSEWHERE,
    /** Of the authority, for here, and too old. */
    EXPIRED,
    /** For here, by nobody but itself. */
    SELF_SIGNED
  }

  private static final class Holder {
    static final TestPki PKI = new TestPki();
  }

  private final Path directory;

  private TestPki() {
    try {
      Path target = Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();
      directory = Files.createTempDirectory(Files.createDirectories(target), "pki-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    generate("ca", "CN=Test Authority", "bc:c");
    generate("leaf", "CN=leaf", HERE);
    keytool("-certreq", "-alias", "leaf", "-keystore", "leaf.p12", "-file", "leaf.csr");
    sign("good", HERE, "-validity", "30");
    sign("elsewhere", "san=dns:elsewhere.example", "-validity", "30");
    sign("expired", HERE, "-startdate", "-30d", "-validity", "10");
  }

  /** The one of this JVM. */
  public static TestPki get() {
    return Holder.PKI;
  }

  private void generate(String name, String subject, String extension) {
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-keystore",
        name + ".p12",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        subject,
        "-ext",
        extension);
  }

  private void sign(String name, String extension, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-gencert", "-alias", "ca", "-keystore", "ca.p12", "-rfc", "-infile"));
    arguments.addAll(List.of("leaf.csr", "-outfile", name + ".pem", "-ext", extension));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", STORE_PASSWORD));
    try {
      Path said = directory.resolve("keytool.log");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("keytool failed: " + Files.readString(said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's certificate in PEM form. */
  public String ca() {
    return pem("CERTIFICATE", encoded(ownCertificate("ca")));
  }

  /** A certificate of the leaf in PEM form. */
  public String certificate(Shows what) {
    return pem("CERTIFICATE", encoded(chain(what)[0]));
  }

  /** The leaf's private key in PEM form. */
  public String key() {
    return pem("PRIVATE KEY", privateKey().getEncoded());
  }

  /** Writes a text to a file of its own. */
  public Path file(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  /** The encoded certificate. */
  public byte[] encoded(Shows what) {
    return encoded(chain(what)[0]);
  }

  /** The encoded public key, the same for all. */
  public byte[] encodedKey() {
    return ownCertificate("leaf").getPublicKey().getEncoded();
  }

  private static byte[] encoded(Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Certificate[] chain(Shows what) {
    if (what == Shows.SELF_SIGNED) {
      return new Certificate[] {ownCertificate("leaf")};
    }
    try {
      byte[] pem =
          Files.readAllBytes(directory.resolve(what.name().toLowerCase(Locale.ROOT) + ".pem"));
      Certificate leaf =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem));
      return new Certificate[] {leaf, ownCertificate("ca")};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Certificate ownCertificate(String name) {
    try {
      return store(name).getCertificate(name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private PrivateKey privateKey() {
    try {
      return (PrivateKey) store("leaf").getKey("leaf", STORE_PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore store(String name) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
      store.load(in, STORE_PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  /** How a server with one of the certificates speaks; it trusts clients of the authority. */
  public SSLContext server(Shows what) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("own", privateKey(), STORE_PASSWORD.toCharArray(), chain(what));
      KeyManagerFactory shown =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      shown.init(keys, STORE_PASSWORD.toCharArray());
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("ca", ownCertificate("ca"));
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
