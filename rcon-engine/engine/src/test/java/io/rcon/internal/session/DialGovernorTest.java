package io.rcon.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.internal.session.Dialers.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many dials may be under way, and when the next may begin. */
@Timeout(30)
class DialGovernorTest {
  private final Dialers dialers = new Dialers();

  @AfterEach
  void end() {
    dialers.close();
  }

  @Test
  void should_spread_dials_over_time() {
    dialers.ask(dialers.governor(250, 0), 1000, true);
    dialers.virtual.pass(Duration.ofSeconds(1));
    assertEquals(250, dialers.granted.size(), 15);
    dialers.virtual.pass(Duration.ofSeconds(4));
    assertEquals(1000, dialers.granted.size());
    for (int i = 0; i + 13 < dialers.granted.size(); i++) {
      assertTrue(
          dialers.granted.get(i + 13) - dialers.granted.get(i) > 40_000_000,
          "no more than 13 in 40 ms");
    }
  }

  @Test
  void should_spread_a_few_dials_a_second() {
    dialers.ask(dialers.governor(2, 0), 5, true);
    dialers.virtual.pass(Duration.ofSeconds(3));
    assertEquals(5, dialers.granted.size());
    for (int i = 1; i < 5; i++) {
      assertEquals(500e6, (double) (dialers.granted.get(i) - dialers.granted.get(i - 1)), 20e6);
    }
  }

  @Test
  void should_hold_back_while_so_many_are_in_flight() {
    List<Caller> callers = dialers.ask(dialers.governor(0, 3), 10, false);
    dialers.virtual.pass(Duration.ofMillis(200));
    assertEquals(3, dialers.granted.size());
    callers.get(0).end(true);
    assertEquals(4, dialers.granted.size());
    for (int i = 1; i < 7; i++) {
      callers.get(i).end(true);
    }
    assertEquals(10, dialers.granted.size());
  }

  @Test
  void should_give_a_place_back_once() {
    List<Caller> callers = dialers.ask(dialers.governor(0, 1), 3, false);
    DialPlace place = Objects.requireNonNull(callers.get(0).place);
    place.giveBack(false);
    place.giveBack(false);
    assertEquals(2, dialers.granted.size());
  }

  @Test
  void should_not_count_those_who_lost_interest() {
    DialGovernor governor = dialers.governor(10, 1);
    for (int i = 0; i < 100; i++) {
      governor.ask(
          dialers.new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              return false;
            }
          });
    }
    dialers.ask(governor, 1, false);
    dialers.virtual.run();
    assertEquals(1, dialers.granted.size(), "at once");
  }

  @Test
  void should_bear_a_dial_that_ends_while_it_is_granted() {
    DialGovernor governor = dialers.governor(0, 1);
    for (int i = 0; i < 1000; i++) {
      governor.ask(
          dialers.new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              dialers.granted.add(dialers.virtual.time());
              place.giveBack(true);
              return true;
            }
          });
    }
    assertEquals(1000, dialers.granted.size());
  }

  @Test
  void should_keep_to_a_rate_that_was_asked_for() {
    dialers.ask(dialers.governor(250, 500), 2000, true);
    dialers.virtual.pass(Duration.ofSeconds(4));
    assertEquals(1000, dialers.granted.size(), 20);
  }
}
