package io.rcon.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a server's health. A value.
 *
 * @param name the server's name
 * @param at when it was seen
 * @param from the health before
 * @param to the health since
 * @param reasonCode the code of what is wrong now; null if nothing is
 * @param reason what is wrong now, in words; null if nothing is
 * @param maintenance whether the server was in maintenance
 */
public record HealthChange(
    String name,
    Instant at,
    Health from,
    Health to,
    @Nullable String reasonCode,
    @Nullable String reason,
    boolean maintenance) {}
