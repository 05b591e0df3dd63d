package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
                  "timeout",
                  "load",
                  MaintenanceReader.KEY),
              Stream.concat(RouteSettings.KEYS.stream(), QueryKeys.KEYS.stream()))
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
    Problems problems = section.problems();
    return new Settings(
        section.find("address", environment::expand),
        section.find("dialect", dialects::find),
        problems.read(
            () -> section.section("tags", "tag").map(this::tags).orElse(Map.of()), Map.of()),
        problems.read(() -> passwords.read(section), Optional.empty()),
        section.find("poll", Scalar::positiveDuration),
        section.find("timeout", Scalar::positiveDuration),
        section.find("load", ServerReader::load),
        new RouteSettings(
            problems.read(() -> tls.read(section), Optional.empty()),
            problems.read(() -> proxies.read(section), Optional.empty()),
            section.find("local_address", s -> environment.expand(s).ipAddress())),
        QueryKeys.read(section));
  }

  /** Whether load is allowed. */
  private static boolean load(Scalar value) {
    return switch (value.text()) {
      case "allowed" -> true;
      case "refused" -> false;
      default -> throw value.noneOf(List.of("allowed", "refused"));
    };
  }

  private Map<String, Settings.Tag> tags(Section section) {
    Map<String, Settings.Tag> tags = new LinkedHashMap<>();
    for (String key : section.keys()) {
      section
          .find(key, value -> environment.expand(value).text())
          .ifPresent(value -> tags.put(key, new Settings.Tag(value, section.place(key))));
    }
    return tags;
  }

  /**
   * Makes a server.
   *
   * @param place of its name
   * @param written whether a key stands somewhere, so that what is wrong with it was noted
   * @param problems takes what is missing
   * @return empty if something is missing
   */
  static Optional<Server> server(
      String name, Place place, Settings settings, Predicate<String> written, Problems problems) {
    if (!written.test("dialect")) {
      problems.add(
          place.error(
              "the server '"
                  + name
                  + "' has no dialect; add 'dialect: minecraft' or another to it, or to"
                  + " 'defaults'"));
    }
    if (!written.test("address")) {
      problems.add(
          place.error("the server '" + name + "' has no address; add 'address: host:port'"));
    }
    if (settings.dialect().isEmpty() || settings.address().isEmpty()) {
      return Optional.empty();
    }
    Dialect dialect = settings.dialect().get();
    return Optional.of(
        server(name, place, settings, Address.parse(settings.address().get(), dialect)));
  }

  private static Server server(String name, Place place, Settings settings, Address address) {
    Dialect dialect = settings.dialect().orElseThrow();
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
    return settings.queries().ask(settings.route().reach(server));
  }

  private static Server named(Server server, String name, Place place) {
    try {
      return server.named(name);
    } catch (IllegalArgumentException e) {
      throw place.error(String.valueOf(e.getMessage()));
    }
  }
}
