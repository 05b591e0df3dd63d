/**
 * The audit log: who gave which command, in a file that is only added to and whose lines vouch for
 * those before them.
 */
@NullMarked
package io.rcon.monitor.audit;

import org.jspecify.annotations.NullMarked;
