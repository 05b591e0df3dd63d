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

/** Dials that take long or failed last time hold no place of those that go well. */
@Timeout(30)
class DialLanesTest {
  private final Dialers dialers = new Dialers();

  @AfterEach
  void end() {
    dialers.close();
  }

  @Test
  void should_free_the_place_of_a_dial_that_takes_long() {
    DialGovernor governor = new DialGovernor(dialers.virtual.loop(), DialRate.fixed(0), 3, 100);
    List<Caller> callers = dialers.ask(governor, 10, false);
    dialers.virtual.pass(Duration.ofMillis(240));
    assertEquals(3, dialers.granted.size());
    dialers.virtual.pass(Duration.ofMillis(30));
    assertEquals(6, dialers.granted.size());
    dialers.virtual.pass(Duration.ofSeconds(1));
    assertEquals(10, Dialers.inFlight(callers), "none was given up");
  }

  @Test
  void should_have_no_more_in_the_slow_lane_than_its_limit() {
    DialGovernor governor = dialers.governor(0, 3);
    List<Caller> callers = dialers.ask(governor, 10, false);
    for (int i = 0; i < 100; i++) {
      dialers.virtual.pass(Duration.ofMillis(20));
      assertTrue(Dialers.inFlight(callers) <= 5, "three and two");
    }
    assertTrue(callers.stream().allMatch(caller -> caller.grants > 0), "all had their try");
    assertEquals(2, Dialers.inFlight(callers));
    assertEquals(8, callers.stream().mapToInt(caller -> caller.displacements).sum());
    for (int i = 0; i < 10; i++) {
      callers.stream().filter(c -> c.place != null).findFirst().ifPresent(c -> c.end(false));
    }
    assertTrue(
        callers.stream().allMatch(caller -> caller.grants <= 2), "the second time in its own time");
    assertEquals(0, Dialers.inFlight(callers));
  }

  @Test
  void should_wait_longer_where_dials_usually_take_longer() {
    DialGovernor governor = new DialGovernor(dialers.virtual.loop(), DialRate.fixed(0), 3, 0);
    for (int i = 0; i < 200; i++) {
      Caller caller = dialers.ask(governor, 1, false).get(0);
      dialers.virtual.pass(Duration.ofMillis(200));
      caller.end(true);
    }
    dialers.granted.clear();
    dialers.ask(governor, 10, false);
    dialers.virtual.pass(Duration.ofMillis(700));
    assertEquals(3, dialers.granted.size());
    dialers.virtual.pass(Duration.ofMillis(150));
    assertEquals(6, dialers.granted.size(), "after four times 200 ms");
  }

  @Test
  void should_not_count_a_wait_of_its_own_as_slow() {
    List<Caller> callers = dialers.ask(dialers.governor(0, 1), 2, false);
    Objects.requireNonNull(callers.get(0).place).waitsItself(250_000_000);
    dialers.virtual.pass(Duration.ofMillis(450));
    assertEquals(1, dialers.granted.size());
    dialers.virtual.pass(Duration.ofMillis(100));
    assertEquals(2, dialers.granted.size());
  }

  @Test
  void should_begin_in_the_slow_lane_what_failed_last_time() {
    DialGovernor governor = dialers.governor(0, 1);
    List<Caller> failed = dialers.ask(governor, 2, false, true);
    List<Caller> fresh = dialers.ask(governor, 2, false);
    assertEquals(List.of(1, 1, 1, 0), Dialers.grants(failed, fresh), "two are slow, one is usual");
    dialers.virtual.pass(Duration.ofSeconds(5));
    assertEquals(2, Dialers.inFlight(failed), "these have their time");
  }

  /** After an outage good servers must not wait for places that silent ones hold. */
  @Test
  void should_try_what_failed_last_time_in_the_usual_lane_while_the_slow_one_is_full() {
    DialGovernor governor = dialers.governor(0, 1);
    List<Caller> silent = dialers.ask(governor, 20, false, true);
    dialers.virtual.pass(Duration.ofMillis(100));
    List<Caller> good = dialers.ask(governor, 1, true, true);
    dialers.virtual.pass(Duration.ofSeconds(6));
    assertEquals(1, good.get(0).grants);
    assertEquals(2, Dialers.inFlight(silent));
    assertTrue(silent.stream().allMatch(caller -> caller.grants == 1), "one try each");
  }

  @Test
  void should_let_others_pass_what_failed_last_time() {
    DialGovernor governor = dialers.governor(0, 1);
    dialers.ask(governor, 20, false, true);
    dialers.virtual.pass(Duration.ofMillis(100));
    List<Caller> fresh = dialers.ask(governor, 1, false);
    dialers.virtual.pass(Duration.ofMillis(300));
    assertEquals(1, fresh.get(0).grants);
  }
}
