/**
 * The engine's meters in Micrometer. Needs {@code micrometer-core}, an optional dependency: the
 * engine itself knows only {@link io.rcon.RconListener}.
 */
@NullMarked
package io.rcon.micrometer;

import org.jspecify.annotations.NullMarked;
