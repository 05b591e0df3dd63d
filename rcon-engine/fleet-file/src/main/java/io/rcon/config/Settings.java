package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of a server: its own, or the defaults of all servers. */
record Settings(
    Optional<Scalar> address,
    Optional<Dialect> dialect,
    Map<String, Tag> tags,
    Optional<Secret> secret,
    Optional<Duration> poll,
    Optional<Duration> timeout,
    Optional<Boolean> load,
    RouteSettings route,
    QueryKeys queries) {
  /** A tag's value and the place of its key. */
  record Tag(String value, Place place) {}

  static final Settings NONE =
      new Settings(
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          RouteSettings.NONE,
          QueryKeys.NONE);

  /** These settings, and those of others where these say nothing; tags key by key. */
  Settings or(Settings others) {
    Map<String, Tag> allTags = new LinkedHashMap<>(others.tags);
    allTags.putAll(tags);
    return new Settings(
        address.or(others::address),
        dialect.or(others::dialect),
        allTags,
        secret.or(others::secret),
        poll.or(others::poll),
        timeout.or(others::timeout),
        load.or(others::load),
        route.or(others.route),
        queries.or(others.queries));
  }
}
