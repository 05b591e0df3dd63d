/**
 * Benchmarks of the engine beside bare Netty and beside the clients that people use today.
 *
 * <pre>
 *   scale ─▶ pairs of clients ─▶ a load client in a JVM of its own ──TCP, UDP──▶ a lean server in
 *            (same flags)        (engine, bare Netty, C)                         a JVM of its own
 *   fleet    the same for one broadcast
 *   peers    the same for other people's clients
 *   micro    JMH, in io.rcon.bench.micro and beside the classes it measures
 * </pre>
 */
@NullMarked
package io.rcon.bench;

import org.jspecify.annotations.NullMarked;
