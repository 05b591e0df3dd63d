/**
 * The API: one server in three lines, a fleet in fifteen.
 *
 * <pre>
 *  bytes ──▶ frame ──▶ packet ──▶ exchange ──▶ session ──▶ fleet ──▶ you
 * </pre>
 *
 * <p>Everything here is a value or an interface, safe on any thread unless it says otherwise, and
 * knows nothing of the engine behind it; only {@link io.rcon.Rcon} leads to it. Null is neither
 * taken nor returned, unless a type says so.
 */
@NullMarked
package io.rcon;

import org.jspecify.annotations.NullMarked;
