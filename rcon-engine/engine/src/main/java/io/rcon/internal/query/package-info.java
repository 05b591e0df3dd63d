/** Queries of a server beside its rcon, one at a time, at the server's pace. Event loop only. */
@NullMarked
package io.rcon.internal.query;

import org.jspecify.annotations.NullMarked;
