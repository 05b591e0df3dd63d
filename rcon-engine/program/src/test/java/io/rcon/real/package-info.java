/**
 * The engine against real game servers, started here as their packages install them. Without them
 * the tests are skipped and say what to install; {@code -Drcon.servers=required} makes that a
 * failure, {@code -Drcon.servers=none} skips them anywhere, and {@code -Drcon.long=true} adds what
 * takes minutes.
 */
@NullMarked
package io.rcon.real;

import org.jspecify.annotations.NullMarked;
