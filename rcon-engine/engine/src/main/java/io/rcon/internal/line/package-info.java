/**
 * Lines to servers and the commands in flight on them.
 *
 * <pre>
 *   Lines = ConnectionLine | LeasedLines ──▶ InFlightCommands ──▶ conversation, wire
 *
 *   Exchange: QUEUED ──▶ UNDER_WAY ──▶ DONE    deadlines: within from QUEUED on, timeout from
 *                └──────────────────────┘       UNDER_WAY on
 * </pre>
 */
@NullMarked
package io.rcon.internal.line;

import org.jspecify.annotations.NullMarked;
