package io.rcon.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates for tests, made by the JDK's keytool once and kept in {@code target}. There are
 * {@code server} and {@code renewed} for 127.0.0.1, {@code authority}, {@code alice} and {@code
 * evil} that it vouches for, and {@code mallory} for whom nobody does.
 */
public final class TestKeys {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "tunnel-keys");
  private static final KeyStore STORE = load();

  private TestKeys() {}

  /** Writes a certificate as PEM. */
  public static Path certificate(String alias, Path file) {
    try {
      return Files.writeString(file, pem("CERTIFICATE", certificate(alias).getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a key as PEM. */
  public static Path key(String alias, Path file) {
    try {
      return Files.writeString(
          file, pem("PRIVATE KEY", STORE.getKey(alias, PASSWORD).getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static X509Certificate certificate(String alias) {
    try {
      return (X509Certificate) STORE.getCertificate(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] der) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  /** A client's side that trusts one certificate and shows another, if one is given. */
  public static SSLContext client(String trusted, String shown) {
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("trusted", certificate(trusted));
      TrustManagerFactory trusting = TrustManagerFactory.getInstance("PKIX");
      trusting.init(trust);
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      if (shown != null) {
        own.setKeyEntry(
            "own", STORE.getKey(shown, PASSWORD), PASSWORD, new Certificate[] {certificate(shown)});
      }
      KeyManagerFactory showing = KeyManagerFactory.getInstance("PKIX");
      showing.init(own, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(showing.getKeyManagers(), trusting.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
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
    String here = "SAN=ip:127.0.0.1,dns:localhost";
    pair(fresh, "server", "CN=server", "-ext", here);
    pair(fresh, "renewed", "CN=renewed", "-ext", here);
    pair(fresh, "authority", "CN=authority", "-ext", "BC=ca:true");
    pair(fresh, "alice", "CN=alice", "-ext", "SAN=dns:alice.example", "-signer", "authority");
    pair(fresh, "evil", "CN=evil\u202e\u001b[2J,O=\u2028x", "-signer", "authority");
    pair(fresh, "mallory", "CN=alice");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(fresh.getParent());
  }

  private static void pair(Path store, String alias, String name, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-Dsun.jnu.encoding=UTF-8",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-alias",
                alias,
                "-dname",
                name));
    command.addAll(List.of(more));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(store.resolveSibling("keytool.log").toFile())
            .start();
    try {
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        keytool.destroyForcibly();
        throw new IOException("keytool: " + Files.readString(store.resolveSibling("keytool.log")));
      }
      Files.delete(store.resolveSibling("keytool.log"));
    } catch (InterruptedException e) {
      keytool.destroyForcibly();
      throw new IOException(e);
    }
  }
}
