package io.rcon;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One game server: a name, an address, a dialect, a secret, tags. A value. */
public final class Server {
  private final String name;
  private final Dialect dialect;
  private final String host;
  private final int port;
  private final Secret secret;
  private final Map<String, String> tags;
  private final @Nullable Duration timeout;
  private final @Nullable Duration poll;

  private Server(
      String name,
      Dialect dialect,
      String host,
      int port,
      Secret secret,
      Map<String, String> tags,
      @Nullable Duration timeout,
      @Nullable Duration poll) {
    this.name = Objects.requireNonNull(name, "name");
    this.dialect = Objects.requireNonNull(dialect, "dialect");
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
    this.secret = Objects.requireNonNull(secret, "secret");
    this.tags = tags;
    this.timeout = timeout;
    this.poll = poll;
  }

  /**
   * A server named by its address.
   *
   * @param dialect how the game speaks
   * @param host an IPv4 or IPv6 address, in brackets or not, or a name that is resolved at every
   *     dial
   * @param port 1 to 65535
   * @param secret the rcon password
   * @return the server
   */
  public static Server of(Dialect dialect, String host, int port, Secret secret) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a server needs a host");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return new Server(
        address(bare, port), dialect, bare, port, secret, Collections.emptyMap(), null, null);
  }

  private static String address(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /**
   * Names the server.
   *
   * @param name unique in its fleet
   * @return a server like this one with that name
   */
  public Server named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a server's name must not be blank");
    }
    return new Server(name, dialect, host, port, secret, tags, timeout, poll);
  }

  /**
   * Adds a tag.
   *
   * @param key letters, digits, dots, slashes, hyphens and underscores, so that a {@link Selector}
   *     can name it; not the reserved {@code name}, {@code dialect} and {@code state}
   * @param value its value
   * @return a server like this one with that tag
   */
  public Server tagged(String key, String value) {
    if (Selector.RESERVED.contains(key)) {
      throw new IllegalArgumentException(
          "the tag '" + key + "' is reserved: selectors give it a meaning of their own");
    }
    if (!Selector.isKey(key)) {
      throw new IllegalArgumentException(
          "no selector can name the tag '"
              + key
              + "'; use letters, digits, and . _ / - after the first of them");
    }
    TreeMap<String, String> more = new TreeMap<>(tags);
    more.put(key, Objects.requireNonNull(value, "value"));
    return new Server(
        name, dialect, host, port, secret, Collections.unmodifiableMap(more), timeout, poll);
  }

  /**
   * Changes the password, for {@link RconFleet#replace}.
   *
   * @param secret the new password
   * @return a server like this one with that password
   */
  public Server withSecret(Secret secret) {
    return new Server(name, dialect, host, port, secret, tags, timeout, poll);
  }

  /**
   * Bounds the time from a command's write to the end of its answer for this server.
   *
   * @param timeout more than zero
   * @return a server like this one with that timeout
   */
  public Server timeout(Duration timeout) {
    return new Server(
        name, dialect, host, port, secret, tags, positive("a timeout", timeout), poll);
  }

  /**
   * Says how often this server wants to be polled, whatever the interval of {@link RconFleet#poll}.
   *
   * @param interval more than zero
   * @return a server like this one with that interval
   */
  public Server pollEvery(Duration interval) {
    return new Server(
        name, dialect, host, port, secret, tags, timeout, positive("an interval", interval));
  }

  private static Duration positive(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(what + " must be more than zero, not " + duration);
    }
    return duration;
  }

  /**
   * Its name: given, or {@code host:port}.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * How the game speaks.
   *
   * @return the dialect
   */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Where it is.
   *
   * @return an address or a name, IPv6 without brackets
   */
  public String host() {
    return host;
  }

  /**
   * Where it listens.
   *
   * @return the port
   */
  public int port() {
    return port;
  }

  /**
   * Host and port, IPv6 in brackets.
   *
   * @return {@code host:port}
   */
  public String address() {
    return address(host, port);
  }

  /**
   * The rcon password.
   *
   * @return the secret
   */
  public Secret secret() {
    return secret;
  }

  /**
   * The tags, in the order of their keys.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> tags() {
    return tags;
  }

  /**
   * The bound from a command's write to the end of its answer.
   *
   * @return empty for the default of {@link RconOptions}
   */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /**
   * How often it wants to be polled.
   *
   * @return empty for the interval of the poll
   */
  public Optional<Duration> pollEvery() {
    return Optional.ofNullable(poll);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Server that
        && name.equals(that.name)
        && dialect.equals(that.dialect)
        && host.equals(that.host)
        && port == that.port
        && secret.equals(that.secret)
        && tags.equals(that.tags)
        && Objects.equals(timeout, that.timeout)
        && Objects.equals(poll, that.poll);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, host, port);
  }

  @Override
  public String toString() {
    return "Server[" + name + ", " + dialect.name() + " at " + address() + "]";
  }
}
