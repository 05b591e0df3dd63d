/**
 * Load on game servers: commands start on schedule whether or not earlier ones were answered, and
 * what is reported says how far it can be trusted.
 *
 * <pre>{@code
 * LoadPlan plan = LoadPlan.open(Schedule.constant(500), Duration.ofSeconds(30));
 * LoadGenerator load = new LoadGenerator(1);
 * try (RconFleet fleet = Rcon.fleet(load::configure)) {
 *   load.connect(fleet, servers);
 *   LoadResult result = load.run(plan, LoadScript.of("list"), second -> {});
 * }
 * }</pre>
 */
@NullMarked
package io.rcon.load;

import org.jspecify.annotations.NullMarked;
