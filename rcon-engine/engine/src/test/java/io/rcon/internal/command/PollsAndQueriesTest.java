package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PollsAndQueriesTest {
  private static final long MILLI = 1_000_000;

  private final PollsAndQueries turns = new PollsAndQueries();

  @Test
  void go_by_turns() {
    turns.queryWaits(50 * MILLI);
    assertFalse(turns.isQuerysTurn());
    assertEquals(0, turns.pollWaits(0));
    turns.pollWent();
    assertTrue(turns.isQuerysTurn());
    assertEquals(70 * MILLI, turns.pollWaits(0));
    turns.queryWent();
    assertFalse(turns.isQuerysTurn());
    assertEquals(0, turns.pollWaits(0));
  }

  /** One that was given up asks no more. */
  @Test
  void polls_wait_no_longer_than_a_query_takes_to_ask_again() {
    turns.queryWaits(50 * MILLI);
    turns.pollWent();
    assertEquals(10 * MILLI, turns.pollWaits(60 * MILLI));
    assertEquals(0, turns.pollWaits(70 * MILLI));
    assertEquals(0, turns.pollWaits(Long.MAX_VALUE / 2));
  }

  @Test
  void polls_do_not_wait_where_nobody_queries() {
    turns.pollWent();
    assertEquals(0, turns.pollWaits(0));
  }
}
