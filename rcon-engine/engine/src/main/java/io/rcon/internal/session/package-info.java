/**
 * Sessions: the long-lived conversation with one server.
 *
 * <pre>
 *   EngineSession (any thread) ──▶ SessionLifecycle: states, setbacks, the end         all on one
 *                                    SessionConnection, Connector: dial and login     event loop,
 *                                    Outage, Idleness, StateFutures                    plain fields,
 *                                    ▼                                                 no locks
 *                                  command ──▶ line ──▶ conversation, wire
 * </pre>
 *
 * The rooms below know those above by three small interfaces: {@link
 * io.rcon.internal.command.PipelineOwner}, {@link io.rcon.internal.line.LinesListener} and {@link
 * io.rcon.internal.line.LoginListener}.
 */
@NullMarked
package io.rcon.internal.session;

import org.jspecify.annotations.NullMarked;
