package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The theory of queues holds only if what a server does between two commands is no idleness. */
class LeanWorkTest {
  private static final int SERVICE = 500;

  private long now = 1000;

  /** Time passes by being looked at. */
  private final LeanWork work = new LeanWork(true, SERVICE, false, () -> now++);

  @Test
  void should_begin_a_command_that_waited_when_the_one_before_it_ended() {
    long end = ended();
    now += 100;
    assertEquals(1, work.turn(1));
    assertEquals(end + SERVICE, ended());
    now += 100;
    assertEquals(end + 2 * SERVICE, ended());
  }

  @Test
  void should_begin_a_command_that_comes_after_an_idle_turn_when_it_comes() {
    long end = ended();
    assertEquals(0, work.turn(0));
    now += 100;
    assertEquals(1, work.turn(1));
    assertEquals(end + 1 + 100 + SERVICE, ended());
  }

  /** The time of the last look, at which the command has ended. */
  private long ended() {
    work.spin();
    return now - 1;
  }
}
