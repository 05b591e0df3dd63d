/**
 * Conversations: what packets mean, for the families of games that come with the engine. Facts come
 * from the {@link io.rcon.Dialect}; nothing here owns a socket, a clock or a thread.
 */
@NullMarked
package io.rcon.internal.dialect;

import org.jspecify.annotations.NullMarked;
