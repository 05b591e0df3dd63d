package io.rcon.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.internal.support.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DialGovernorTest {
  private final VirtualLoop virtual = new VirtualLoop();
  private final List<Long> granted = new ArrayList<>();

  @AfterEach
  void end() {
    virtual.close();
  }

  private DialGovernor governor(double perSecond, int underWay) {
    return new DialGovernor(virtual.loop(), DialRate.fixed(perSecond), underWay, 2);
  }

  private DialGovernor adaptive(int underWay, int slow) {
    return new DialGovernor(virtual.loop(), DialRate.adaptive(1), underWay, slow);
  }

  /** One server's session, as the governor sees it. */
  private class Caller implements DialGovernor.Dialer {
    final boolean failed;
    final boolean ends;
    @Nullable DialPlace place;
    int grants;
    int displacements;

    Caller(boolean failed, boolean ends) {
      this.failed = failed;
      this.ends = ends;
    }

    @Override
    public boolean dialGranted(DialPlace granted) {
      granted(granted);
      return true;
    }

    private void granted(DialPlace now) {
      grants++;
      place = now;
      granted.add(virtual.time());
      if (ends) {
        virtual.eventLoop().execute(() -> now.giveBack(true));
      }
    }

    @Override
    public boolean failedLastTime() {
      return failed;
    }

    @Override
    public void displaced() {
      displacements++;
      place = null;
    }

    void end(boolean well) {
      Objects.requireNonNull(place).giveBack(well);
      place = null;
    }
  }

  private List<Caller> ask(DialGovernor governor, int dialers, boolean ends) {
    return ask(governor, dialers, ends, false);
  }

  private List<Caller> ask(DialGovernor governor, int dialers, boolean ends, boolean failed) {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < dialers; i++) {
      Caller caller = new Caller(failed, ends);
      callers.add(caller);
      governor.ask(caller);
    }
    return callers;
  }

  private static long inFlight(List<Caller> callers) {
    return callers.stream().filter(caller -> caller.place != null).count();
  }

  @Test
  void should_spread_dials_over_time() {
    ask(governor(250, 0), 1000, true);
    virtual.pass(Duration.ofSeconds(1));
    assertEquals(250, granted.size(), 15);
    virtual.pass(Duration.ofSeconds(4));
    assertEquals(1000, granted.size());
    for (int i = 0; i + 13 < granted.size(); i++) {
      assertTrue(granted.get(i + 13) - granted.get(i) > 40_000_000, "no more than 13 in 40 ms");
    }
  }

  @Test
  void should_spread_a_few_dials_a_second() {
    ask(governor(2, 0), 5, true);
    virtual.pass(Duration.ofSeconds(3));
    assertEquals(5, granted.size());
    for (int i = 1; i < 5; i++) {
      assertEquals(500e6, (double) (granted.get(i) - granted.get(i - 1)), 20e6);
    }
  }

  @Test
  void should_hold_back_while_so_many_are_in_flight() {
    List<Caller> callers = ask(governor(0, 3), 10, false);
    virtual.pass(Duration.ofMillis(200));
    assertEquals(3, granted.size());
    callers.get(0).end(true);
    assertEquals(4, granted.size());
    for (int i = 1; i < 7; i++) {
      callers.get(i).end(true);
    }
    assertEquals(10, granted.size());
  }

  @Test
  void should_give_a_place_back_once() {
    List<Caller> callers = ask(governor(0, 1), 3, false);
    DialPlace place = Objects.requireNonNull(callers.get(0).place);
    place.giveBack(false);
    place.giveBack(false);
    assertEquals(2, granted.size());
  }

  @Test
  void should_not_count_those_who_lost_interest() {
    DialGovernor governor = governor(10, 1);
    for (int i = 0; i < 100; i++) {
      governor.ask(
          new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              return false;
            }
          });
    }
    ask(governor, 1, false);
    virtual.run();
    assertEquals(1, granted.size(), "at once");
  }

  @Test
  void should_bear_a_dial_that_ends_while_it_is_granted() {
    DialGovernor governor = governor(0, 1);
    for (int i = 0; i < 1000; i++) {
      governor.ask(
          new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              granted.add(virtual.time());
              place.giveBack(true);
              return true;
            }
          });
    }
    assertEquals(1000, granted.size());
  }

  @Test
  void should_free_the_place_of_a_dial_that_takes_long() {
    DialGovernor governor = new DialGovernor(virtual.loop(), DialRate.fixed(0), 3, 100);
    List<Caller> callers = ask(governor, 10, false);
    virtual.pass(Duration.ofMillis(240));
    assertEquals(3, granted.size());
    virtual.pass(Duration.ofMillis(30));
    assertEquals(6, granted.size());
    virtual.pass(Duration.ofSeconds(1));
    assertEquals(10, inFlight(callers), "none was given up");
  }

  @Test
  void should_have_no_more_in_the_slow_lane_than_its_limit() {
    DialGovernor governor = governor(0, 3);
    List<Caller> callers = ask(governor, 10, false);
    for (int i = 0; i < 100; i++) {
      virtual.pass(Duration.ofMillis(20));
      assertTrue(inFlight(callers) <= 5, "three and two");
    }
    assertTrue(callers.stream().allMatch(caller -> caller.grants > 0), "all had their try");
    assertEquals(2, inFlight(callers));
    assertEquals(8, callers.stream().mapToInt(caller -> caller.displacements).sum());
    for (int i = 0; i < 10; i++) {
      callers.stream().filter(c -> c.place != null).findFirst().ifPresent(c -> c.end(false));
    }
    assertTrue(
        callers.stream().allMatch(caller -> caller.grants <= 2), "the second time in its own time");
    assertEquals(0, inFlight(callers));
  }

  @Test
  void should_wait_longer_where_dials_usually_take_longer() {
    DialGovernor governor = new DialGovernor(virtual.loop(), DialRate.fixed(0), 3, 0);
    for (int i = 0; i < 200; i++) {
      Caller caller = ask(governor, 1, false).get(0);
      virtual.pass(Duration.ofMillis(200));
      caller.end(true);
    }
    granted.clear();
    ask(governor, 10, false);
    virtual.pass(Duration.ofMillis(700));
    assertEquals(3, granted.size());
    virtual.pass(Duration.ofMillis(150));
    assertEquals(6, granted.size(), "after four times 200 ms");
  }

  @Test
  void should_not_count_a_wait_of_its_own_as_slow() {
    List<Caller> callers = ask(governor(0, 1), 2, false);
    Objects.requireNonNull(callers.get(0).place).waitsItself(250_000_000);
    virtual.pass(Duration.ofMillis(450));
    assertEquals(1, granted.size());
    virtual.pass(Duration.ofMillis(100));
    assertEquals(2, granted.size());
  }

  @Test
  void should_begin_in_the_slow_lane_what_failed_last_time() {
    DialGovernor governor = governor(0, 1);
    List<Caller> failed = ask(governor, 2, false, true);
    List<Caller> fresh = ask(governor, 2, false);
    assertEquals(List.of(1, 1, 1, 0), grants(failed, fresh), "two are slow, one is usual");
    virtual.pass(Duration.ofSeconds(5));
    assertEquals(2, inFlight(failed), "these have their time");
  }

  /** After an outage good servers must not wait for places that silent ones hold. */
  @Test
  void should_try_what_failed_last_time_in_the_usual_lane_while_the_slow_one_is_full() {
    DialGovernor governor = governor(0, 1);
    List<Caller> silent = ask(governor, 20, false, true);
    virtual.pass(Duration.ofMillis(100));
    List<Caller> good = ask(governor, 1, true, true);
    virtual.pass(Duration.ofSeconds(6));
    assertEquals(1, good.get(0).grants);
    assertEquals(2, inFlight(silent));
    assertTrue(silent.stream().allMatch(caller -> caller.grants == 1), "one try each");
  }

  @Test
  void should_let_others_pass_what_failed_last_time() {
    DialGovernor governor = governor(0, 1);
    ask(governor, 20, false, true);
    virtual.pass(Duration.ofMillis(100));
    List<Caller> fresh = ask(governor, 1, false);
    virtual.pass(Duration.ofMillis(300));
    assertEquals(1, fresh.get(0).grants);
  }

  private static List<Integer> grants(List<Caller> some, List<Caller> more) {
    return Stream.concat(some.stream(), more.stream()).map(caller -> caller.grants).toList();
  }

  // ---- the rate

  @Test
  void should_dial_faster_while_dials_succeed() {
    ask(adaptive(500, 1000), 10_000, true);
    virtual.pass(Duration.ofSeconds(1));
    assertEquals(430, granted.size(), 60);
    virtual.pass(Duration.ofSeconds(5));
    assertEquals(10_000, granted.size());
  }

  @Test
  void should_dial_as_before_while_dials_fail() {
    DialGovernor governor = adaptive(500, 1000);
    for (int i = 0; i < 3000; i++) {
      governor.ask(
          new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              granted.add(virtual.time());
              virtual.eventLoop().execute(() -> place.giveBack(false));
              return true;
            }
          });
    }
    virtual.pass(Duration.ofSeconds(4));
    assertEquals(1000, granted.size(), 20);
  }

  /** Servers that accept and say nothing are no reason to dial the others slowly. */
  @Test
  void should_dial_faster_while_connections_stand() {
    DialGovernor governor = adaptive(5000, 0);
    for (int i = 0; i < 3000; i++) {
      governor.ask(
          new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              granted.add(virtual.time());
              place.connected();
              place.connected();
              return true;
            }
          });
    }
    virtual.pass(Duration.ofSeconds(2));
    assertEquals(1600, granted.size(), 200);
  }

  @Test
  void should_fall_back_when_dials_fail_and_when_the_loop_is_late() {
    DialRate rate = DialRate.adaptive(1);
    for (int i = 0; i < 10_000; i++) {
      rate.succeeded();
    }
    assertEquals(200_000, rate.interval());
    rate.woken(Duration.ofMillis(40).toNanos());
    assertEquals(200_000, rate.interval(), "a tick is no delay");
    rate.woken(Duration.ofMillis(60).toNanos());
    assertEquals(400_000, rate.interval());
    for (int i = 0; i < 750; i++) {
      rate.failed();
    }
    assertEquals(1_000_000, rate.interval());
    for (int i = 0; i < 5000; i++) {
      rate.failed();
      rate.woken(Duration.ofSeconds(1).toNanos());
    }
    assertEquals(4_000_000, rate.interval(), "never slower than 250");
  }

  @Test
  void should_notice_that_the_loop_is_late() {
    DialGovernor governor = adaptive(500, 1000);
    ask(governor, 10_000, true);
    virtual.pass(Duration.ofSeconds(2));
    assertEquals(1600, granted.size(), 200);
    for (int i = 0; i < 4; i++) {
      virtual.jump(Duration.ofMillis(300));
    }
    int before = granted.size();
    virtual.pass(Duration.ofMillis(100));
    assertEquals(50, granted.size() - before, 30, "not 200");
  }

  @Test
  void should_keep_to_a_rate_that_was_asked_for() {
    ask(governor(250, 500), 2000, true);
    virtual.pass(Duration.ofSeconds(4));
    assertEquals(1000, granted.size(), 20);
  }
}
