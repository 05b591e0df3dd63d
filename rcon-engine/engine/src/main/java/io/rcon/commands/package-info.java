/**
 * The commands that most games have, typed: say, tell, kick, ban, unban, map, save, stop, restart.
 *
 * <pre>
 *  TypedCommand ──▶ ActionPlan (the dialect's template, its rules) ──▶ one line, or a refusal
 * </pre>
 *
 * <p>{@link io.rcon.CommandFacts} say how a game words them. Arguments are put between quotes or
 * checked so that none can become a second command; one that a game's console cannot express is
 * refused before anything is sent, with the reason.
 */
@NullMarked
package io.rcon.commands;

import org.jspecify.annotations.NullMarked;
