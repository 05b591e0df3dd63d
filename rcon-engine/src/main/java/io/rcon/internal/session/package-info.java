/**
 * Sessions: the long-lived conversation with one server.
 *
 * <pre>
 *   EngineSession (any thread) ──▶ SessionCore: states, dials, login     both on one event loop,
 *                                  CommandFlow: queue, pacing, ends      plain fields, no locks
 * </pre>
 */
@NullMarked
package io.rcon.internal.session;

import org.jspecify.annotations.NullMarked;
