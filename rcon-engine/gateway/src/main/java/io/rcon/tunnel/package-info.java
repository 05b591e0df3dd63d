/**
 * A TLS front for one game server, run on the server's own host: plain RCON, password and all,
 * never leaves loopback.
 *
 * <pre>
 *  client ══ TLS ══▶ ConnectionAcceptor ─▶ ClientConnection ─▶ Forward ─▶ game, on loopback
 *                    limits      login     one frame,
 *                    by address  by token  one write
 *         ◀═════════════════════ GameConnection ◀───────────
 * </pre>
 *
 * <p>A client proves itself with a certificate, with a token, or with both. For a token the tunnel
 * takes over the login of Source frames: the client gives its token where the password goes, and
 * the game gets the password. Nothing is dialled for unauthenticated clients.
 *
 * <p>Everything of one tunnel lives on one event loop.
 */
@NullMarked
package io.rcon.tunnel;

import org.jspecify.annotations.NullMarked;
