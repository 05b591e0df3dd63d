/**
 * Sessions and fleets without a network, a thread or a clock of their own, for unit tests of what
 * uses the engine. Answers are scripted, time passes when the test says so, and callbacks run on
 * the thread of the test.
 *
 * <pre>{@code
 * FakeSession session = FakeSession.of(Dialect.MINECRAFT).answers("list", "There are 0 of a max…");
 * panel.show(session);
 * assertEquals(List.of("list"), session.commands());
 * }</pre>
 */
@NullMarked
package io.rcon.fake;

import org.jspecify.annotations.NullMarked;
