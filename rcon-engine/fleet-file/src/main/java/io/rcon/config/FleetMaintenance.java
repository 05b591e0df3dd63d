package io.rcon.config;

import java.time.Instant;
import java.util.Optional;

/**
 * The maintenance of a server, as the fleet file says. A value.
 *
 * @param reason the reason in words
 * @param until when it ends by itself; empty if it lasts for as long as the file says so
 */
public record FleetMaintenance(Optional<String> reason, Optional<Instant> until) {}
