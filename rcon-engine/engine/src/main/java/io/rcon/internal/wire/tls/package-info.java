/**
 * The proxy and the TLS between the engine and a server: their handlers, their handshakes, the
 * check of certificates, and their failures in words. A dial of a TCP connection ({@code wire})
 * uses it; it knows nothing of lines.
 */
@NullMarked
package io.rcon.internal.wire.tls;

import org.jspecify.annotations.NullMarked;
