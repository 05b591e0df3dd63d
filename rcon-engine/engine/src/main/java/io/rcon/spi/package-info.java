/**
 * For those who teach the engine a new family of games: what a mechanism is. Netty's types appear
 * here and nowhere else in the API.
 */
@NullMarked
package io.rcon.spi;

import org.jspecify.annotations.NullMarked;
