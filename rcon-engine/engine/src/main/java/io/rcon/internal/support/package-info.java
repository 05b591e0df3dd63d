/**
 * The base of the engine: an event loop with its clock, its deadlines and its mailbox, and the way
 * out of it to the callers. Knows nothing of the other parts.
 */
@NullMarked
package io.rcon.internal.support;

import org.jspecify.annotations.NullMarked;
