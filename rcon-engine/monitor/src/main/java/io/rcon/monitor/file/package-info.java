/** Files that a watcher keeps for itself. */
@NullMarked
package io.rcon.monitor.file;

import org.jspecify.annotations.NullMarked;
