/**
 * Interfaces for a new family of games: a mechanism and its conversations. Netty's types appear
 * here and nowhere else in the API.
 */
@NullMarked
package io.rcon.spi;

import org.jspecify.annotations.NullMarked;
