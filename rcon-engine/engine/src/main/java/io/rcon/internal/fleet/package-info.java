/** Fleets: many sessions on few event loops, and the engine that owns the loops. */
@NullMarked
package io.rcon.internal.fleet;

import org.jspecify.annotations.NullMarked;
