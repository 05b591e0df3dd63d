/** Consoles that speak lines of text over TCP, without lengths or numbers. */
@NullMarked
package io.rcon.codec.line;

import org.jspecify.annotations.NullMarked;
