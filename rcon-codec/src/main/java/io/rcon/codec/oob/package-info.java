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
 * Some games accept requests that prove the password and do not contain it ({@link
 * io.rcon.codec.oob.SealedRequest}), some of them with a word that the server sent before ({@link
 * io.rcon.codec.oob.OobChallenge}).
 *
 * <p>No datagram carries an id, a number or an end: only address and port tell to whom an answer
 * belongs.
 */
@NullMarked
package io.rcon.codec.oob;

import org.jspecify.annotations.NullMarked;
