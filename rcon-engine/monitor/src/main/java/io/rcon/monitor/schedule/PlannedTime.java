package io.rcon.monitor.schedule;

import java.time.Instant;

/**
 * A time of a schedule.
 *
 * @param at when
 * @param note what daylight saving did to it; empty if nothing
 */
public record PlannedTime(Instant at, String note) {}
