/**
 * Sessions: the long-lived conversation with one server.
 *
 * <pre>
 *   EngineSession (any thread) ──▶ SessionCore: states, and what time does to them     all on one
 *                                    Attempt: the dial and the login                  event loop,
 *                                    Setbacks: what failures and lost lines mean      plain fields,
 *                                    Closing: the end                                 no locks
 *                                  CommandFlow: queue, pacing, ends
 * </pre>
 */
@NullMarked
package io.rcon.internal.session;

import org.jspecify.annotations.NullMarked;
