/**
 * A fleet under watch: {@link io.rcon.monitor.FleetMonitor} asks each server by its cheapest
 * question and keeps what it answered, since when it does not, and the last hour.
 */
@NullMarked
package io.rcon.monitor;

import org.jspecify.annotations.NullMarked;
