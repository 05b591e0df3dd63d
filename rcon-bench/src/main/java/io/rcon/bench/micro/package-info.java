/**
 * JMH benchmarks of the engine's parts, each beside a named baseline. The parts that nobody outside
 * their package can see are measured from within it.
 */
@NullMarked
package io.rcon.bench.micro;

import org.jspecify.annotations.NullMarked;
