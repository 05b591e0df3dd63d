package io.rcon.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads the key {@code maintenance}: a flag, or a reason and an end. */
final class MaintenanceReader {
  static final String KEY = "maintenance";

  private MaintenanceReader() {}

  /** Empty if the server is not in maintenance. */
  static Optional<FleetMaintenance> read(Section server) {
    return server.problems().read(() -> value(server), Optional.empty());
  }

  private static Optional<FleetMaintenance> value(Section server) {
    if (server.isSingle(KEY)) {
      boolean on = server.scalar(KEY).map(Scalar::flag).orElse(false);
      return on
          ? Optional.of(new FleetMaintenance(Optional.empty(), Optional.empty()))
          : Optional.empty();
    }
    return server
        .section(KEY, "key")
        .map(keys -> keys.only(List.of("reason", "until")))
        .map(keys ->
            new FleetMaintenance(
                keys.find("reason", Scalar::text), keys.find("until", MaintenanceReader::time)));
  }

  private static Instant time(Scalar value) {
    try {
      return OffsetDateTime.parse(value.text()).toInstant();
    } catch (DateTimeException e) {
      throw value.error(
          "must be a time with its zone, such as 2026-12-01T04:00:00+01:00, not '"
              + value.text()
              + "'");
    }
  }
}
