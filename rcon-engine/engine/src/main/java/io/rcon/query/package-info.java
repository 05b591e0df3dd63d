/** The queries that the engine knows, and what their answers tell as values. */
@NullMarked
package io.rcon.query;

import org.jspecify.annotations.NullMarked;
