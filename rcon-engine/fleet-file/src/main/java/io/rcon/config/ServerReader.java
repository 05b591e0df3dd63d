package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the sections {@code defaults} and {@code servers}. */
final class ServerReader {
  private static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  "address",
                  "dialect",
                  "tags",
                  Passwords.INLINE,
                  Passwords.FILE,
                  "poll",
                  "timeout"),
              Route.KEYS.stream())
          .toList();

  private final DialectTable dialects;
  private final Environment environment;
  private final Passwords passwords;
  private final TlsReader tls;
  private final ProxyReader proxies;

  ServerReader(
      DialectTable dialects, Environment environment, Passwords passwords, NamedFiles files) {
    this.dialects = dialects;
    this.environment = environment;
    this.passwords = passwords;
    tls = new TlsReader(files);
    proxies = new ProxyReader(environment, passwords);
  }

  Settings settings(Section section) {
    section.only(KEYS);
    return new Settings(
        section.scalar("address").map(environment::expand),
        section.scalar("dialect").map(dialects::find),
        section.section("tags", "tag").map(this::tags).orElse(Map.of()),
        passwords.read(section),
        section.scalar("poll").map(Scalar::positiveDuration),
        section.scalar("timeout").map(Scalar::positiveDuration),
        new Route(
            tls.read(section),
            proxies.read(section),
            section.scalar("local_address").map(environment::expand).map(Scalar::ipAddress)));
  }

  private Map<String, Settings.Tag> tags(Section section) {
    Map<String, Settings.Tag> tags = new LinkedHashMap<>();
    for (String key : section.keys()) {
      String value = environment.expand(section.require(key)).text();
      tags.put(key, new Settings.Tag(value, section.place(key)));
    }
    return tags;
  }

  /**
   * Makes a server.
   *
   * @param place of its name
   */
  static Server server(String name, Place place, Settings settings) {
    Dialect dialect =
        settings
            .dialect()
            .orElseThrow(() ->
                place.error(
                    "the server '"
                        + name
                        + "' has no dialect; add 'dialect: minecraft' or another to it, or to"
                        + " 'defaults'"));
    Address address =
        settings
            .address()
            .map(scalar -> Address.parse(scalar, dialect))
            .orElseThrow(() ->
                place.error("the server '" + name + "' has no address; add 'address: host:port'"));
    Server server =
        named(
            Server.of(
                dialect, address.host(), address.port(), settings.secret().orElse(Secret.none())),
            name,
            place);
    if (settings.timeout().isPresent()) {
      server = server.timeout(settings.timeout().get());
    }
    if (settings.poll().isPresent()) {
      server = server.pollEvery(settings.poll().get());
    }
    for (Map.Entry<String, Settings.Tag> tag : settings.tags().entrySet()) {
      try {
        server = server.tagged(tag.getKey(), tag.getValue().value());
      } catch (IllegalArgumentException e) {
        throw tag.getValue().place().error(String.valueOf(e.getMessage()));
      }
    }
    return settings.route().reach(server);
  }

  private static Server named(Server server, String name, Place place) {
    try {
      return server.named(name);
    } catch (IllegalArgumentException e) {
      throw place.error(String.valueOf(e.getMessage()));
    }
  }
}
