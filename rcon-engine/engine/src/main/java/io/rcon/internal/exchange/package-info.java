/**
 * Exchanges: one command on its way, from the queue to the end of its answer.
 *
 * <pre>
 *   QUEUED ──▶ UNDER_WAY ──▶ DONE        deadlines: within from QUEUED on, timeout from UNDER_WAY on
 *      └───────────────────────┘
 * </pre>
 */
@NullMarked
package io.rcon.internal.exchange;

import org.jspecify.annotations.NullMarked;
