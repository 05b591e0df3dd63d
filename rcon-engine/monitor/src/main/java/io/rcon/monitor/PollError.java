package io.rcon.monitor;

import java.time.Instant;

/**
 * A poll that failed. A value.
 *
 * @param at when
 * @param code the code of the failure, as {@link io.rcon.RconException#code()}
 * @param message the failure in words, without passwords, cut at 512 characters
 */
public record PollError(Instant at, String code, String message) {}
