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
 * Some games take requests that prove the password and do not hold it ({@link
 * io.rcon.codec.oob.SealedRequest}), some of them with a word that they gave before ({@link
 * io.rcon.codec.oob.OobChallenge}).
 *
 * <p>No datagram carries an id, a number or an end: who asked is known by address and port only.
 */
@NullMarked
package io.rcon.codec.oob;

import org.jspecify.annotations.NullMarked;
