/**
 * The whole engine in virtual time, on one thread, against simulated servers on a network that does
 * everything a network may do. A {@link io.rcon.simulation.Scenario} draws every choice from one
 * seed, so that what fails once fails again; {@link io.rcon.simulation.Invariants} says what must
 * hold whatever happens.
 *
 * <pre>
 *   Callers ──▶ fleet ══ engine's loop ══ VirtualNetwork ══ outer loop ══ simulated servers
 *      │                                       │ taps                         │ runs
 *      └───────────────▶ Ledger ◀──────────────┴──────────────────────────────┘
 * </pre>
 */
@NullMarked
package io.rcon.simulation;

import org.jspecify.annotations.NullMarked;
