/**
 * Out-of-band datagrams of the Quake family. A request and the datagrams that answer it:
 *
 * <pre>
 *  request   | ff ff ff ff | rcon SP | password | SP | command |
 *  answer    | ff ff ff ff | print LF | text                   |    Quake 3, Call of Duty
 *            | ff ff ff ff | n        | text                   |    DarkPlaces
 *            | ff ff ff ff | n        | text             | NUL |    QuakeWorld
 * </pre>
 *
 * No datagram carries an id, a number or an end: who asked is known by address and port only.
 */
@NullMarked
package io.rcon.codec.oob;

import org.jspecify.annotations.NullMarked;
