/**
 * Source RCON frames, as Source and Minecraft servers and their many kin speak them over TCP. Both
 * directions share one form:
 *
 * <pre>
 *  0        4        8        12            12+n  13+n
 *  +--------+--------+--------+-------------+-----+-----+
 *  | length |   id   |  type  | body: n ≥ 0 | NUL | NUL |
 *  +--------+--------+--------+-------------+-----+-----+
 *           |&lt;------------- length ----------------------&gt;|    little-endian int32, = n + 10
 * </pre>
 */
@NullMarked
package io.rcon.codec.source;

import org.jspecify.annotations.NullMarked;
