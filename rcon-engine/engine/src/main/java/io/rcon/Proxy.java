package io.rcon;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between the engine and a server: SOCKS5, or HTTP with CONNECT. A value. The proxy
 * resolves the server's name. A password goes to the proxy as it is, for neither protocol encrypts
 * it.
 */
public final class Proxy {
  /** The protocol of a proxy. */
  public enum Kind {
    /** SOCKS version 5. */
    SOCKS5,
    /** HTTP/1.1 with the method CONNECT. */
    HTTP
  }

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<kind>[A-Za-z0-9]+)://(?:(?<user>[^@/]*)@)?"
              + "(?:\\[(?<v6>[0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|(?<host>[^\\s:/@\\[\\]]+)):(?<port>\\d{1,5})/?");

  private static final int MOST_BYTES = 255;

  private final Kind kind;
  private final String host;
  private final int port;
  private final @Nullable String user;
  private final Secret password;

  private Proxy(Kind kind, String host, int port, @Nullable String user, Secret password) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a proxy needs a host");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    this.kind = Objects.requireNonNull(kind, "kind");
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
  }

  /**
   * A SOCKS5 proxy.
   *
   * @param host its address or name, IPv6 without brackets
   * @param port 1 to 65535
   * @return the proxy
   */
  public static Proxy socks5(String host, int port) {
    return new Proxy(Kind.SOCKS5, host, port, null, Secret.none());
  }

  /**
   * An HTTP proxy that allows CONNECT to the server's port.
   *
   * @param host its address or name, IPv6 without brackets
   * @param port 1 to 65535
   * @return the proxy
   */
  public static Proxy http(String host, int port) {
    return new Proxy(Kind.HTTP, host, port, null, Secret.none());
  }

  /**
   * Reads a proxy from text: {@code socks5://host:port}, {@code http://user@host:port}. There is no
   * place for a password in it; see {@link #credentials}.
   *
   * @param text as above, IPv6 in brackets
   * @return the proxy, with the user and without a password
   * @throws IllegalArgumentException if it cannot be read; the message does not hold the text
   */
  public static Proxy parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a proxy is written socks5://host:port or http://host:port, with user@ before the host"
              + " where it wants one");
    }
    Kind kind =
        switch (matcher.group("kind").toLowerCase(Locale.ROOT)) {
          // curl's name for a proxy that resolves names, which ours always do.
          case "socks5", "socks5h" -> Kind.SOCKS5;
          case "http" -> Kind.HTTP;
          default -> throw new IllegalArgumentException("a proxy begins with socks5:// or http://");
        };
    String v6 = matcher.group("v6");
    int port = Integer.parseInt(matcher.group("port"));
    Proxy proxy =
        new Proxy(kind, v6 != null ? v6 : matcher.group("host"), port, null, Secret.none());
    String user = matcher.group("user");
    if (user != null && user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a proxy's password must not stand in its address; give it apart, from a file");
    }
    return user == null ? proxy : proxy.credentials(user, Secret.none());
  }

  /**
   * Sets the user and the password for the proxy.
   *
   * @param user not empty; at most 255 bytes
   * @param password at most 255 bytes; printable ASCII for SOCKS5
   * @return a proxy like this with that user
   * @throws IllegalArgumentException if the proxy could not take them; the message holds neither
   */
  public Proxy credentials(String user, Secret password) {
    check("user", user);
    check("password", new String(password.reveal()));
    if (user.isEmpty() || user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a proxy's user must not be empty or hold a colon");
    }
    return new Proxy(kind, host, port, user, password);
  }

  private void check(String what, String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("a proxy's " + what + " has 255 bytes at most");
    }
    int highest = kind == Kind.SOCKS5 ? 0x7e : Character.MAX_VALUE;
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f || c > highest)) {
      throw new IllegalArgumentException(
          "a proxy's "
              + what
              + " must not hold control characters"
              + (kind == Kind.SOCKS5 ? ", and for SOCKS5 must be ASCII" : ""));
    }
  }

  /**
   * The proxy's protocol.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The proxy's host.
   *
   * @return an address or a name, IPv6 without brackets
   */
  public String host() {
    return host;
  }

  /**
   * The proxy's port.
   *
   * @return the port
   */
  public int port() {
    return port;
  }

  /**
   * The user name for the proxy.
   *
   * @return empty for a proxy that asks for none
   */
  public Optional<String> user() {
    return Optional.ofNullable(user);
  }

  /**
   * The user's password.
   *
   * @return the secret
   */
  public Secret password() {
    return password;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Proxy that
        && kind == that.kind
        && host.equals(that.host)
        && port == that.port
        && Objects.equals(user, that.user)
        && password.equals(that.password);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, host, port, user);
  }

  /** The proxy as text, without the user. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT)
        + "://"
        + (host.indexOf(':') < 0 ? host : "[" + host + "]")
        + ":"
        + port;
  }
}
