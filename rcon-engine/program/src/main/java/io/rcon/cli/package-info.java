/**
 * The {@code rcon} program. Everything that prints or asks is here; nothing else imports it.
 *
 * <pre>
 *  arguments ──▶ a command ──▶ servers ──▶ fleet ──▶ outcomes ──▶ a printer ──▶ exit code
 * </pre>
 *
 * <p>A command does its work on the thread that called it, as turns of a {@link
 * io.rcon.cli.MainLoop}; replies, lines of input and Ctrl-C arrive there as turns, so that nothing
 * here needs a lock. The world outside is a {@link io.rcon.cli.Console}, which tests replace.
 */
@NullMarked
package io.rcon.cli;

import org.jspecify.annotations.NullMarked;
