/**
 * The status of servers as values: who is online, on which map, how fast the game runs.
 *
 * <pre>
 *  text ──▶ StatusFormats.named("quake3").parse(text) ──▶ ServerStatus ──▶ Player, Player, …
 * </pre>
 *
 * <p>A format reads the answer of one command of one family of games. It needs no session: any text
 * will do, from a log or a capture. Nothing here throws because of a text. An answer that is not of
 * the expected form gives a status that is not {@linkplain io.rcon.status.ServerStatus#known known}
 * and holds the text.
 *
 * <p>The values are immutable and safe on any thread. Identifiers and addresses of players appear
 * in no {@code toString}.
 */
@NullMarked
package io.rcon.status;

import org.jspecify.annotations.NullMarked;
