package io.rcon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a server's TLS is verified, and the client certificate that it is shown. A value; TLS 1.2 and
 * 1.3.
 *
 * <p>Without more, the server's certificate must come from an authority that this Java trusts, be
 * valid now, and bear the name that is connected to. {@link #ca} replaces Java's authorities.
 * {@link #pin} names the certificate or its key instead: then nothing else about it counts, unless
 * authorities were given too.
 */
public final class Tls {
  private static final Tls SYSTEM = new Tls(List.of(), List.of(), List.of(), null, null, false);

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=?");

  /** What openssl, curl and others write before the digits. */
  private static final Pattern BEFORE_PIN =
      Pattern.compile("(?i)^(sha-?256( fingerprint)?(=|://?|//?|:))");

  private final List<X509Certificate> authorities;
  private final List<String> pins;
  private final List<X509Certificate> clientChain;
  private final @Nullable PrivateKey clientKey;
  private final @Nullable String serverName;
  private final boolean insecure;

  private Tls(
      List<X509Certificate> authorities,
      List<String> pins,
      List<X509Certificate> clientChain,
      @Nullable PrivateKey clientKey,
      @Nullable String serverName,
      boolean insecure) {
    this.authorities = authorities;
    this.pins = pins;
    this.clientChain = clientChain;
    this.clientKey = clientKey;
    this.serverName = serverName;
    this.insecure = insecure;
    if (insecure && !(authorities.isEmpty() && pins.isEmpty())) {
      throw new IllegalArgumentException(
          "insecure TLS verifies nothing: leave out the authorities and pins, or 'insecure'");
    }
  }

  /**
   * TLS with the authorities that this Java trusts.
   *
   * @return TLS to which the other methods add
   */
  public static Tls systemTrust() {
    return SYSTEM;
  }

  /**
   * Trusts these authorities, and no others.
   *
   * @param file one or more certificates in PEM form
   * @return TLS like this with those authorities
   * @throws IOException if the file cannot be read or holds no certificate
   */
  public Tls ca(Path file) throws IOException {
    String pem = Pem.read(file);
    try {
      return ca(pem);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds " + e.getMessage(), e);
    }
  }

  /**
   * Trusts these authorities, and no others.
   *
   * @param pem one or more certificates in PEM form
   * @return TLS like this with those authorities
   */
  public Tls ca(String pem) {
    return new Tls(Pem.certificates(pem), pins, clientChain, clientKey, serverName, insecure);
  }

  /**
   * Trusts the server that has this certificate or this public key. Given more than once, any one
   * of them will do. Without {@link #ca} this is all that is checked: neither issuer, name nor
   * dates.
   *
   * @param sha256 the SHA-256 of the certificate, as {@code openssl x509 -fingerprint -sha256}
   *     prints it, or of its public key: 64 hexadecimal digits, with or without colons, or Base64
   * @return TLS like this with that pin too
   */
  public Tls pin(String sha256) {
    TreeSet<String> more = new TreeSet<>(pins);
    more.add(digits(sha256));
    return new Tls(authorities, List.copyOf(more), clientChain, clientKey, serverName, insecure);
  }

  private static String digits(String text) {
    Matcher before = BEFORE_PIN.matcher(text.strip());
    String bare = before.replaceFirst("");
    String hex = bare.replace(":", "");
    if (HEX.matcher(hex).matches()) {
      return hex.toLowerCase(Locale.ROOT);
    }
    if (BASE64.matcher(bare).matches()) {
      return HexFormat.of().formatHex(Base64.getDecoder().decode(bare));
    }
    throw new IllegalArgumentException(
        "a pin is the SHA-256 of a certificate or of its key: 64 hexadecimal digits or 44"
            + " characters of Base64, not '"
            + text
            + "'");
  }

  /**
   * Shows the peer a certificate.
   *
   * @param chain in PEM form, the client's own first
   * @param key its private key: PKCS #8 in PEM form, not encrypted
   * @return TLS like this with that certificate
   * @throws IOException if a file cannot be read, holds something else, or the key does not fit the
   *     certificate
   */
  public Tls clientCertificate(Path chain, Path key) throws IOException {
    Path file = chain;
    try {
      List<X509Certificate> certificates = Pem.certificates(Pem.read(chain));
      file = key;
      return with(certificates, Pem.keyOf(certificates.get(0), Pem.read(key)));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds " + e.getMessage(), e);
    }
  }

  /**
   * Shows the server a certificate.
   *
   * @param chainPem in PEM form, the client's own first
   * @param keyPem its private key: PKCS #8 in PEM form, not encrypted
   * @return TLS like this with that certificate
   */
  public Tls clientCertificate(String chainPem, Secret keyPem) {
    List<X509Certificate> chain = Pem.certificates(chainPem);
    return with(chain, Pem.keyOf(chain.get(0), new String(keyPem.reveal())));
  }

  private Tls with(List<X509Certificate> chain, PrivateKey key) {
    return new Tls(authorities, pins, chain, key, serverName, insecure);
  }

  /**
   * Asks for this name, and expects it in the certificate, instead of the host that is connected
   * to.
   *
   * @param name a host name, or an IP address for certificates that bear one
   * @return TLS like this with that name
   */
  public Tls serverName(String name) {
    if (!name.matches("[A-Za-z0-9._:-]{1,255}")) {
      throw new IllegalArgumentException("a server name is a host name, not '" + name + "'");
    }
    return new Tls(authorities, pins, clientChain, clientKey, name, insecure);
  }

  /**
   * Verifies nothing: anybody in between can read the password and all else. For tests. Each
   * session opened with it warns in the log.
   *
   * @return TLS like this that verifies nothing
   * @throws IllegalArgumentException if there are authorities or pins, which it would ignore
   */
  public Tls insecure() {
    return new Tls(authorities, pins, clientChain, clientKey, serverName, true);
  }

  /**
   * One's own authorities.
   *
   * @return empty for those of this Java
   */
  public List<X509Certificate> authorities() {
    return authorities;
  }

  /**
   * The pins: the certificates or keys that are accepted.
   *
   * @return SHA-256 in lower-case hexadecimal digits, sorted
   */
  public List<String> pins() {
    return pins;
  }

  /**
   * The client certificate that the server is shown.
   *
   * @return the client's own first; empty for none
   */
  public List<X509Certificate> clientChain() {
    return clientChain;
  }

  /**
   * The private key of the client certificate.
   *
   * @return empty for none
   */
  public Optional<PrivateKey> clientKey() {
    return Optional.ofNullable(clientKey);
  }

  /**
   * The name that is asked for and expected.
   *
   * @return empty for the host that is connected to
   */
  public Optional<String> serverName() {
    return Optional.ofNullable(serverName);
  }

  /**
   * Whether nothing is verified.
   *
   * @return false unless asked for
   */
  public boolean isInsecure() {
    return insecure;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tls that
        && authorities.equals(that.authorities)
        && pins.equals(that.pins)
        && clientChain.equals(that.clientChain)
        && Objects.equals(clientKey, that.clientKey)
        && Objects.equals(serverName, that.serverName)
        && insecure == that.insecure;
  }

  @Override
  public int hashCode() {
    return Objects.hash(authorities, pins, clientChain, serverName, insecure);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (insecure) {
      parts.add("INSECURE");
    } else if (!authorities.isEmpty()) {
      parts.add("own authorities");
    } else if (pins.isEmpty()) {
      parts.add("system trust");
    }
    pins.forEach(pin -> parts.add("pin " + pin));
    if (clientKey != null) {
      parts.add("client certificate");
    }
    if (serverName != null) {
      parts.add("for " + serverName);
    }
    return "Tls" + parts;
  }
}
