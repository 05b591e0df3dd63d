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
  private final Route route;

  private Server(
      String name,
      Dialect dialect,
      String host,
      int port,
      Secret secret,
      Map<String, String> tags,
      @Nullable Duration timeout,
      @Nullable Duration poll,
      Route route) {
    this.name = Objects.requireNonNull(name, "name");
    this.dialect = Objects.requireNonNull(dialect, "dialect");
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
    this.secret = Objects.requireNonNull(secret, "secret");
    this.tags = tags;
    this.timeout = timeout;
    this.poll = poll;
    this.route = route;
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
   * @throws IllegalArgumentException if the host is blank or holds control characters, or there is
   *     no such port
   */
  public static Server of(Dialect dialect, String host, int port, Secret secret) {
    String bare = Route.bare(host, port);
    return new Server(
        Route.address(bare, port),
        dialect,
        bare,
        port,
        secret,
        Collections.emptyMap(),
        null,
        null,
        Route.DIRECT);
  }

  /**
   * Names the server.
   *
   * @param name unique in its fleet; it begins lines of the log, so it holds no control characters
   * @return a server like this one with that name
   * @throws IllegalArgumentException if it is blank or holds control characters
   */
  public Server named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a server's name must not be blank");
    }
    Route.checkOneLine("a server's name", name);
    return new Server(name, dialect, host, port, secret, tags, timeout, poll, route);
  }

  /**
   * Adds a tag.
   *
   * @param key letters, digits, dots, slashes, hyphens and underscores, so that a {@link Selector}
   *     can name it; not the reserved {@code name}, {@code dialect} and {@code state}
   * @param value its value
   * @return a server like this one with that tag
   * @throws IllegalArgumentException if no selector could name the key
   */
  public Server tagged(String key, String value) {
    Selector.requireTagKey(key);
    TreeMap<String, String> more = new TreeMap<>(tags);
    more.put(key, Objects.requireNonNull(value, "value"));
    return new Server(
        name, dialect, host, port, secret, Collections.unmodifiableMap(more), timeout, poll, route);
  }

  /**
   * Changes the password, for {@link RconFleet#replace}.
   *
   * @param secret the new password
   * @return a server like this one with that password
   */
  public Server withSecret(Secret secret) {
    return new Server(name, dialect, host, port, secret, tags, timeout, poll, route);
  }

  /**
   * Bounds the time from a command's write to the end of its answer for this server.
   *
   * @param timeout more than zero
   * @return a server like this one with that timeout
   * @throws IllegalArgumentException if it is not more than zero
   */
  public Server timeout(Duration timeout) {
    return new Server(
        name, dialect, host, port, secret, tags, positive("a timeout", timeout), poll, route);
  }

  /**
   * Says how often this server wants to be polled, whatever the interval of {@link RconFleet#poll}.
   *
   * @param interval more than zero
   * @return a server like this one with that interval
   * @throws IllegalArgumentException if it is not more than zero
   */
  public Server pollEvery(Duration interval) {
    return new Server(
        name, dialect, host, port, secret, tags, timeout, positive("an interval", interval), route);
  }

  private static Duration positive(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(what + " must be more than zero, not " + duration);
    }
    return duration;
  }

  /**
   * Speaks TLS with the server, or with what stands in front of it. TCP only: a session with a
   * server over UDP that has TLS is not opened.
   *
   * @param tls how it is verified
   * @return a server like this one with TLS
   */
  public Server withTls(Tls tls) {
    return by(route.with(tls));
  }

  /**
   * Reaches the server through a proxy, which resolves its name. TCP only, as TLS is.
   *
   * @param proxy the proxy
   * @return a server like this one behind that proxy
   */
  public Server withProxy(Proxy proxy) {
    return by(route.with(proxy));
  }

  /**
   * Leaves from a local address, instead of that of {@link RconOptions}.
   *
   * @param address an IPv4 or IPv6 address of this machine; looked at when a session is opened
   * @return a server like this one that is reached from there
   */
  public Server withLocalAddress(String address) {
    return by(route.with(address));
  }

  private Server by(Route route) {
    return new Server(name, dialect, host, port, secret, tags, timeout, poll, route);
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
    return Route.address(host, port);
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

  /**
   * How TLS is verified.
   *
   * @return empty for clear text
   */
  public Optional<Tls> tls() {
    return Optional.ofNullable(route.tls());
  }

  /**
   * The proxy in between.
   *
   * @return empty for none
   */
  public Optional<Proxy> proxy() {
    return Optional.ofNullable(route.proxy());
  }

  /**
   * The local address it is reached from.
   *
   * @return empty for that of {@link RconOptions}
   */
  public Optional<String> localAddress() {
    return Optional.ofNullable(route.localAddress());
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
        && Objects.equals(poll, that.poll)
        && route.equals(that.route);
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
