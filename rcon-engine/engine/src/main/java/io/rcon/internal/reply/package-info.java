/**
 * Replies as their callers hold them: stages that end with an answer or a failure, on any thread.
 * Knows nothing of how a command is run.
 */
@NullMarked
package io.rcon.internal.reply;

import org.jspecify.annotations.NullMarked;
