/**
 * Lines to servers and the commands in flight on them: an {@link io.rcon.internal.line.Exchange} is
 * one command on its way, from the queue to the end of its answer.
 *
 * <pre>
 *   QUEUED ──▶ UNDER_WAY ──▶ DONE        deadlines: within from QUEUED on, timeout from UNDER_WAY on
 *      └───────────────────────┘
 * </pre>
 */
@NullMarked
package io.rcon.internal.line;

import org.jspecify.annotations.NullMarked;
