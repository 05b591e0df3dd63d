package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Polling;
import io.rcon.Selector;
import io.rcon.Server;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polls of fleets in virtual time: whose turn it is, and when. */
@Timeout(60)
class PollTest {
  private static final Command LIST = Command.of("list");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private VirtualFleet world = new VirtualFleet();

  @AfterEach
  void end() {
    world.close();
  }

  private static void assertNear(long expected, long actual, long tolerance) {
    assertTrue(Math.abs(expected - actual) <= tolerance, () -> actual + ", not about " + expected);
  }

  private static void assertEven(int[] counts, int each, int tolerance) {
    for (int count : counts) {
      assertEquals(each, count, tolerance, () -> Arrays.toString(counts));
    }
  }

  @Test
  void should_spread_turns_evenly_and_ask_each_server_once_an_interval() {
    world.with(1, 100);
    Polling polling = world.poll(LIST, TEN_SECONDS);
    long begin = world.virtual.time();
    world.pass(30_020);
    for (int round = 0; round < 3; round++) {
      assertEven(world.histogram(begin + round * TEN_SECONDS.toNanos(), TEN_SECONDS, 10), 10, 2);
    }
    for (int number = 1; number <= 100; number++) {
      List<Long> times = world.times(number);
      // The first of the fourth round may have come already.
      assertTrue(times.size() == 3 || times.get(0) < 30, () -> "asked at " + times);
      for (int i = 1; i < times.size(); i++) {
        assertNear(10_000, times.get(i) - times.get(i - 1), 10);
      }
    }
    long asked = polling.asked();
    assertTrue(asked >= 300 && asked <= 302, () -> asked + " asked");
    assertEquals(asked, polling.answered());
    assertEquals(0, polling.failed() + polling.skipped());
    assertEquals(asked, world.lags.size());
    assertTrue(world.lags.stream().allMatch(lag -> lag.toMillis() <= 10), () -> "" + world.lags);
    assertEquals(List.of(), world.skips);
  }

  @Test
  void should_stay_even_while_servers_come_and_go() {
    world.with(1, 60);
    world.poll(LIST, TEN_SECONDS);
    world.pass(12_345);
    world.with(61, 120);
    for (int number = 10; number < 50; number++) {
      world.fleet.remove("s" + number);
    }
    world.with(121, 140);
    long begin = world.virtual.time();
    world.pass(20_000);
    assertEven(world.histogram(begin + TEN_SECONDS.toNanos(), TEN_SECONDS, 5), 20, 4);
    assertEquals(2, world.times(140).size());
    assertEquals(2, world.times(9).stream().filter(at -> at >= 12_345).count());
    assertEquals(0, world.times(10).stream().filter(at -> at >= 12_345).count());
  }

  @Test
  void should_keep_its_phase_when_a_server_is_replaced() {
    world.with(1, 5);
    world.poll(LIST, TEN_SECONDS);
    world.pass(12_000);
    long phase = world.times(3).get(0);
    VirtualServer moved = new VirtualServer(world.virtual.eventLoop(), 1003);
    world.servers.put(1003, moved);
    Server elsewhere = VirtualFleet.server(Dialect.MINECRAFT, 1003).named("s3");
    world.fleet.replace(elsewhere);
    world.pass(20_000);
    assertEquals(2, world.times(1003).size());
    assertNear(phase % 10_000, world.times(1003).get(0) % 10_000, 10);
    assertEquals(List.of("list", "list"), moved.commands);
    world.fleet.replace(elsewhere.pollEvery(Duration.ofSeconds(1)));
    world.pass(10_000);
    assertEquals(12, moved.commands.size(), 1);
  }

  @Test
  void should_heed_how_often_a_server_wants_to_be_asked() {
    world.with(VirtualFleet.server(Dialect.MINECRAFT, 1).pollEvery(Duration.ofSeconds(2)));
    world.with(VirtualFleet.server(Dialect.MINECRAFT, 2).pollEvery(Duration.ofSeconds(60)));
    world.with(3, 3);
    world.poll(LIST, TEN_SECONDS);
    world.pass(60_100);
    assertEquals(30, world.times(1).size(), 1);
    assertEquals(1, world.times(2).size());
    assertEquals(6, world.times(3).size());
  }

  /** All turns are over at once then; asking all servers in one burst would be the next outage. */
  @Test
  void should_not_make_up_for_turns_that_a_stuck_loop_missed() {
    world.with(1, 200);
    world.poll(LIST, TEN_SECONDS);
    world.pass(10_020);
    for (Duration stuck :
        List.of(Duration.ofSeconds(4), Duration.ofSeconds(93), Duration.ofHours(9))) {
      int before = world.brought.size();
      world.virtual.jump(stuck);
      int burst = world.brought.size() - before;
      assertTrue(burst > 5 && burst < 30, () -> burst + " in one burst after " + stuck);
      long begin = world.virtual.time();
      world.pass(20_000);
      assertEven(world.histogram(begin + TEN_SECONDS.toNanos(), TEN_SECONDS, 10), 20, 3);
    }
    assertTrue(world.skips.contains("late"));
  }

  @Test
  void should_ask_only_who_is_in_the_chosen_state() {
    world.with(1, 2);
    world.servers.get(2).close();
    world.pass(1000);
    Polling polling =
        world.fleet.poll(LIST, TEN_SECONDS, Selector.parse("state=ready,name!=s3"), world::take);
    world.with(3, 4);
    world.pass(10_020);
    assertEquals(1, world.times(1).size());
    assertEquals(0, world.times(2).size());
    assertEquals(0, world.times(3).size());
    assertEquals(1, world.times(4).size());
    assertEquals(0, polling.skipped());
  }

  @Test
  void should_run_beside_other_polls() {
    world.with(1, 10);
    Polling fast = world.poll(LIST, Duration.ofSeconds(1));
    Polling slow = world.fleet.poll(Command.of("info"), TEN_SECONDS, Selector.all(), o -> {});
    world.pass(10_020);
    assertNear(100, fast.answered(), 5);
    assertEquals(10, slow.answered());
    fast.close();
    world.pass(10_000);
    assertEquals(20, slow.answered());
  }

  @Test
  void should_choose_the_same_moments_for_the_same_seed() {
    LongStream first = moments(42);
    long[] again = moments(42).toArray();
    assertEquals(LongStream.of(again).boxed().toList(), first.boxed().toList());
    assertNotEquals(LongStream.of(again).boxed().toList(), moments(43).boxed().toList());
  }

  private LongStream moments(long seed) {
    world.close();
    world = new VirtualFleet(seed, o -> o).with(1, 20);
    world.poll(LIST, TEN_SECONDS);
    world.pass(10_020);
    return world.brought.stream().mapToLong(VirtualFleet.Brought::at);
  }

  @Test
  void should_turn_away_intervals_that_are_none() {
    assertThrows(IllegalArgumentException.class, () -> world.poll(LIST, Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> world.poll(LIST, Duration.ofSeconds(-1)));
  }

  @Test
  void should_take_an_interval_longer_than_the_engine_will_live() {
    world.with(1, 3);
    Polling polling = world.poll(LIST, Duration.ofSeconds(Long.MAX_VALUE));
    world.pass(10_000);
    assertEquals(0, polling.asked());
  }
}
