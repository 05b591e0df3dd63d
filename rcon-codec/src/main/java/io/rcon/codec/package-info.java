/**
 * Types that all wire formats share.
 *
 * <pre>
 *  bytes ──▶ frame ──▶ packet
 *            |         |
 *            |         what the bytes of a frame mean: an id, a type, a body
 *            one delimited run of bytes: over TCP found by a decoder, over UDP a datagram
 * </pre>
 *
 * Nothing here owns a thread, a clock or a future, and bodies stay bytes: a character may be cut in
 * two by the border between packets, so the caller that joins them makes the text.
 */
@NullMarked
package io.rcon.codec;

import org.jspecify.annotations.NullMarked;
