/** The requests of The Isle: Evrima, and its answers, which have no format. */
@NullMarked
package io.rcon.codec.evrima;

import org.jspecify.annotations.NullMarked;
