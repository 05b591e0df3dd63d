package io.rcon.monitor;

import java.time.Instant;

/**
 * Polls that failed, one after the other in the same way. A value.
 *
 * @param at when the last of them did
 * @param code the code of the failure, as {@link io.rcon.RconException#code()}
 * @param message the failure in words, without passwords, cut at 512 characters
 * @param count how many there were
 */
public record PollError(Instant at, String code, String message, int count) {}
