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
 * <p>Where a proxy or TLS lies in between ({@link io.rcon.internal.wire.tls.ProxyAndTls}), a dial
 * also makes a {@link io.rcon.internal.wire.tls.ProxyTlsHandshake}: the connection, the proxy, TLS.
 */
@NullMarked
package io.rcon.internal.wire;

import org.jspecify.annotations.NullMarked;
