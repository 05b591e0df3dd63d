package io.rcon;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One game server: a name, an address, a dialect, a secret, tags. A value. */
public final class Server {
  private final String name;
  private final Dialect dialect;
  private final String host;
  private final int port;
  private final Secret secret;
  private final Map<String, String> tags;
  private final Route route;
  private final Asking asking;

  private Server(
      String name,
      Dialect dialect,
      String host,
      int port,
      Secret secret,
      Map<String, String> tags,
      Route route,
      Asking asking) {
    this.name = Objects.requireNonNull(name, "name");
    this.dialect = Objects.requireNonNull(dialect, "dialect");
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
    this.secret = Objects.requireNonNull(secret, "secret");
    this.tags = tags;
    this.route = route;
    this.asking = asking;
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
        Route.DIRECT,
        Asking.USUAL);
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
    return new Server(name, dialect, host, port, secret, tags, route, asking);
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
        name, dialect, host, port, secret, Collections.unmodifiableMap(more), route, asking);
  }

  /**
   * Changes the password, for {@link RconFleet#replace}.
   *
   * @param secret the new password
   * @return a server like this one with that password
   */
  public Server withSecret(Secret secret) {
    return new Server(name, dialect, host, port, secret, tags, route, asking);
  }

  /**
   * Bounds the time from a command's write to the end of its answer for this server.
   *
   * @param timeout more than zero
   * @return a server like this one with that timeout
   * @throws IllegalArgumentException if it is not more than zero
   */
  public Server timeout(Duration timeout) {
    return by(asking.within(timeout));
  }

  /**
   * Sets the interval of polls for this server, in place of that of {@link RconFleet#poll}.
   *
   * @param interval more than zero
   * @return a server like this one with that interval
   * @throws IllegalArgumentException if it is not more than zero
   */
  public Server pollEvery(Duration interval) {
    return by(asking.every(interval));
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
   * @param address an IPv4 or IPv6 address of this machine; checked when a session is opened
   * @return a server like this one that is reached from there
   */
  public Server withLocalAddress(String address) {
    return by(route.with(address));
  }

  private Server by(Route route) {
    return new Server(name, dialect, host, port, secret, tags, route, asking);
  }

  /**
   * Sets the port of queries, which need no login.
   *
   * @param port 1 to 65535
   * @return a server like this one with that port
   * @throws IllegalArgumentException if there is no such port
   */
  public Server queryPort(int port) {
    Route.bare(host, port);
    return by(asking.at(port));
  }

  /**
   * {@return a server like this one that is queried directly although there is a proxy or TLS
   * before its rcon; without it such a server is not queried}
   */
  public Server queriedDirectly() {
    return by(asking.directly());
  }

  /** {@return a server like this one that is only queried: never dialed, and given no commands} */
  public Server withoutRcon() {
    return by(asking.withoutRcon());
  }

  private Server by(Asking asking) {
    return new Server(name, dialect, host, port, secret, tags, route, asking);
  }

  /** {@return its name: given, or {@code host:port}} */
  public String name() {
    return name;
  }

  /** {@return how the game speaks} */
  public Dialect dialect() {
    return dialect;
  }

  /** {@return its host: an address or a name, IPv6 without brackets} */
  public String host() {
    return host;
  }

  /** {@return the port it listens on} */
  public int port() {
    return port;
  }

  /** {@return {@code host:port}, IPv6 in brackets} */
  public String address() {
    return Route.address(host, port);
  }

  /** {@return the rcon password} */
  public Secret secret() {
    return secret;
  }

  /** {@return the tags, in the order of their keys: an unmodifiable map} */
  public Map<String, String> tags() {
    return tags;
  }

  /**
   * {@return the bound from a command's write to the end of its answer; empty for the default of
   * {@link RconOptions}}
   */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(asking.timeout());
  }

  /** {@return how often it wants to be polled; empty for the interval of the poll} */
  public Optional<Duration> pollEvery() {
    return Optional.ofNullable(asking.poll());
  }

  /** {@return how TLS is verified; empty for clear text} */
  public Optional<Tls> tls() {
    return Optional.ofNullable(route.tls());
  }

  /** {@return the proxy in between; empty for none} */
  public Optional<Proxy> proxy() {
    return Optional.ofNullable(route.proxy());
  }

  /** {@return the local address it is reached from; empty for that of {@link RconOptions}} */
  public Optional<String> localAddress() {
    return Optional.ofNullable(route.localAddress());
  }

  /** {@return the port of queries: the one given, or that of its dialect, or the port of rcon} */
  public int queryPort() {
    int usual = dialect.get(CommonFacts.QUERY_PORT);
    return asking.port() > 0 ? asking.port() : usual > 0 ? usual : port;
  }

  /**
   * {@return whether it may be queried: there is no proxy or TLS, or queries may go around them}
   */
  public boolean isQueried() {
    return asking.direct() || (route.tls() == null && route.proxy() == null);
  }

  /** {@return false if it is only queried} */
  public boolean hasRcon() {
    return asking.rcon();
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
        && route.equals(that.route)
        && asking.equals(that.asking);
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
