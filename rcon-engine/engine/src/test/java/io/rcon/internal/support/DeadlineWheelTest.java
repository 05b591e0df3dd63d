package io.rcon.internal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlineWheelTest {
  private static final long TICK = 1 << 23;
  private static final long MILLI = 1_000_000;

  private final VirtualLoop virtual = new VirtualLoop();
  private final DeadlineWheel wheel = new DeadlineWheel(virtual.eventLoop(), virtual::time);

  @AfterEach
  void end() {
    virtual.close();
  }

  private final class Alarm extends Deadline {
    long at = -1;
    final List<Long> expired = new ArrayList<>();
    Runnable then = () -> {};

    void arm(long nanos) {
      at = virtual.time() + nanos;
      wheel.arm(this, at);
    }

    @Override
    protected void expired(long now) {
      assertEquals(virtual.time(), now);
      assertFalse(isArmed());
      expired.add(now);
      then.run();
    }
  }

  @Test
  void should_expire_never_early_and_a_tick_late_at_most() {
    SplittableRandom random = new SplittableRandom(42);
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Alarm alarm = new Alarm();
      alarm.arm(random.nextLong(30_000 * MILLI));
      alarms.add(alarm);
      virtual.pass(Duration.ofMillis(random.nextInt(10)));
    }
    virtual.pass(Duration.ofSeconds(31));
    for (Alarm alarm : alarms) {
      assertEquals(1, alarm.expired.size());
      long late = alarm.expired.get(0) - alarm.at;
      assertTrue(late >= 0 && late <= TICK + MILLI, () -> "late by " + late);
    }
  }

  @Test
  void should_reach_beyond_its_own_turn() {
    Alarm far = new Alarm();
    Alarm same = new Alarm();
    far.arm(1024 * TICK + 5 * TICK);
    same.arm(5 * TICK);
    virtual.pass(Duration.ofNanos(7 * TICK));
    assertEquals(1, same.expired.size());
    assertEquals(0, far.expired.size(), "it lies in the same slot, a turn later");
    virtual.pass(Duration.ofSeconds(10));
    assertEquals(1, far.expired.size());
  }

  @Test
  void should_expire_everything_once_after_the_loop_was_stuck() {
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 1; i <= 3_000; i++) {
      Alarm alarm = new Alarm();
      alarm.arm(i * 10L * MILLI);
      alarms.add(alarm);
    }
    virtual.jump(Duration.ofSeconds(20));
    long expired = alarms.stream().filter(a -> !a.expired.isEmpty()).count();
    assertTrue(Math.abs(2_000 - expired) <= 2, expired + " expired");
    virtual.jump(Duration.ofSeconds(20));
    assertTrue(alarms.stream().allMatch(alarm -> alarm.expired.size() == 1));
  }

  @Test
  void should_forget_what_is_disarmed_and_take_the_last_of_several_times() {
    Alarm off = new Alarm();
    off.arm(100 * MILLI);
    wheel.disarm(off);
    wheel.disarm(off);
    Alarm later = new Alarm();
    later.arm(100 * MILLI);
    later.arm(300 * MILLI);
    Alarm earlier = new Alarm();
    earlier.arm(300 * MILLI);
    earlier.arm(100 * MILLI);
    virtual.pass(Duration.ofMillis(200));
    assertTrue(off.expired.isEmpty() && later.expired.isEmpty());
    assertEquals(1, earlier.expired.size());
    virtual.pass(Duration.ofMillis(200));
    assertEquals(1, later.expired.size());
    assertEquals(1, earlier.expired.size());
  }

  @Test
  void should_allow_everything_while_it_expires() {
    Alarm again = new Alarm();
    Alarm victim = new Alarm();
    Alarm fresh = new Alarm();
    Alarm killer = new Alarm();
    again.then = () -> again.arm(again.expired.size() < 3 ? 0 : 50 * MILLI);
    killer.then =
        () -> {
          wheel.disarm(victim);
          fresh.arm(20 * MILLI);
        };
    victim.then = () -> wheel.disarm(killer);
    again.arm(10 * MILLI);
    killer.arm(10 * MILLI);
    victim.arm(10 * MILLI);
    virtual.pass(Duration.ofMillis(60));
    assertEquals(1, killer.expired.size() + victim.expired.size(), "one calls the other off");
    assertEquals(killer.expired.size(), fresh.expired.size());
    assertTrue(again.expired.size() >= 3);
    assertTrue(again.isArmed());
  }

  @Test
  void should_go_on_when_one_fails() {
    Alarm bad = new Alarm();
    bad.then =
        () -> {
          throw new OutOfMemoryError("on purpose");
        };
    Alarm good = new Alarm();
    bad.arm(10 * MILLI);
    good.arm(10 * MILLI);
    virtual.pass(Duration.ofMillis(30));
    assertEquals(1, good.expired.size());
    good.arm(10 * MILLI);
    virtual.pass(Duration.ofMillis(30));
    assertEquals(2, good.expired.size());
  }

  @Test
  void should_leave_no_task_behind_when_idle() {
    Alarm alarm = new Alarm();
    alarm.arm(10 * MILLI);
    assertTrue(virtual.hasTimer());
    virtual.pass(Duration.ofMillis(30));
    assertFalse(virtual.hasTimer());
    alarm.arm(20_000 * MILLI);
    wheel.disarm(alarm);
    virtual.pass(Duration.ofSeconds(21));
    assertFalse(virtual.hasTimer());
    assertEquals(1, alarm.expired.size());
  }

  @Test
  void should_take_times_that_are_past_or_for_ever() {
    Alarm past = new Alarm();
    past.arm(-5_000 * MILLI);
    Alarm never = new Alarm();
    never.arm(Long.MAX_VALUE / 4);
    virtual.pass(Duration.ofMillis(10));
    assertEquals(1, past.expired.size());
    virtual.pass(Duration.ofSeconds(60));
    assertTrue(never.expired.isEmpty() && never.isArmed());
  }

  @Test
  void should_behave_like_a_sorted_list_of_times() {
    SplittableRandom random = new SplittableRandom(7);
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      alarms.add(new Alarm());
    }
    int armed = 0;
    for (int step = 0; step < 20_000; step++) {
      Alarm alarm = alarms.get(random.nextInt(alarms.size()));
      if (random.nextInt(4) == 0) {
        wheel.disarm(alarm);
        alarm.at = -1;
      } else {
        alarm.expired.clear();
        alarm.arm(random.nextLong(12_000 * MILLI));
        armed++;
      }
      virtual.jump(Duration.ofNanos(random.nextLong(20 * MILLI)));
      for (Alarm any : alarms) {
        if (any.at >= 0 && !any.expired.isEmpty()) {
          assertTrue(any.expired.get(0) >= any.at);
          any.at = -1;
        }
        assertTrue(any.at < 0 || virtual.time() <= any.at + TICK, "it should have expired");
      }
    }
    assertTrue(armed > 10_000);
  }
}
