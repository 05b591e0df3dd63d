/**
 * Wires: how bytes reach a server and come back. A wire gives its session <em>lines</em>: over TCP
 * one line for the connection's life, over UDP one line, a lease of a local port, for each
 * exchange.
 *
 * <pre>
 *   session ──▶ Wire.dial ──▶ Wire.open ──▶ Line ──▶ send … retire
 *                                            └──▶ LineListener: frame, closed
 * </pre>
 *
 * <p>Where a proxy or TLS lies in between, the dial is a {@link io.rcon.internal.wire.Crossing} of
 * its {@link io.rcon.internal.wire.Passage}: connected, led on by the proxy, verified.
 */
@NullMarked
package io.rcon.internal.wire;

import org.jspecify.annotations.NullMarked;
