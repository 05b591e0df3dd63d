/** Frostbite's packets (Battlefield: Bad Company 2, 3, 4): a number, and words. */
@NullMarked
package io.rcon.codec.frostbite;

import org.jspecify.annotations.NullMarked;
