/**
 * Queries that anybody may ask of a game server, without a login: bytes to values and back, no I/O.
 *
 * <pre>
 *  A2S               {@link io.rcon.codec.query.A2sRequest}, {@link io.rcon.codec.query.A2sAnswer}, {@link io.rcon.codec.query.SplitAnswer}
 *  Quake and its kin {@link io.rcon.codec.query.QuakeStatus}
 *  Minecraft query   {@link io.rcon.codec.query.MinecraftStat}
 *  Bedrock ping      {@link io.rcon.codec.query.BedrockPong}
 *  Server List Ping  {@link io.rcon.codec.query.ServerListPing}, {@link io.rcon.codec.query.LegacyPong}
 * </pre>
 *
 * A reader never throws because of an answer's content unless it says so: bytes that are no answer
 * of its kind give null, and an answer that was cut gives what it still holds and says that it is
 * not complete. Values take no more memory than a small multiple of the bytes that were read.
 * Readers leave the indices of a buffer as they are.
 *
 * <p>Text is read as UTF-8 where it is valid UTF-8 and as Latin-1 otherwise, unless a charset is
 * asked for: servers of one protocol differ in this.
 */
@NullMarked
package io.rcon.codec.query;

import org.jspecify.annotations.NullMarked;
