/**
 * Status texts in JSON and Minecraft's Server List Ping: {@link io.rcon.status.StatusFormats} and
 * {@link io.rcon.query.Queries} find them as a service.
 *
 * <pre>
 *  text ──▶ JsonDocument (finds the JSON) ──▶ DocumentTree (bounded, what is cut is left out)
 *              ──▶ one JsonReader for each kind of answer ──▶ ServerStatus
 * </pre>
 */
@NullMarked
package io.rcon.games;

import org.jspecify.annotations.NullMarked;
