/**
 * Simulated game servers: real sockets that behave as the real servers do, down to their reads, the
 * splitting of their answers and their bans. A product: for the tests of this project and of its
 * users, for demonstrations and for measurements.
 *
 * <pre>
 *   try (SimulatedServer server = SimulatedServer.start("minecraft", "secret")) {
 *     server.reply("say hi", "hi");                          // script
 *     server.mishap(new Mishap.Delay(Duration.ofMillis(80)));
 *     ... connect to server.address() and run commands ...   // run
 *     server.requests();                                     // verify
 *   }
 * </pre>
 *
 * <p>A {@link io.rcon.simulator.FaultyNetwork} stands between a client and any server, simulated or
 * real, and does to what passes what bad networks do.
 *
 * <p>Every server lives on one event loop; scripting and counters may be used from any thread.
 */
@NullMarked
package io.rcon.simulator;

import org.jspecify.annotations.NullMarked;
