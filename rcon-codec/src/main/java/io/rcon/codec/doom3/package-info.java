/** Datagrams of Doom 3 and Quake 4: texts that end with a NUL. */
@NullMarked
package io.rcon.codec.doom3;

import org.jspecify.annotations.NullMarked;
