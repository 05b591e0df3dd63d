package io.rcon.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.internal.session.Dialers.Caller;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the rate of dials follows their success, and how late the loop is. */
@Timeout(30)
class DialRateTest {
  private final Dialers dialers = new Dialers();

  @AfterEach
  void end() {
    dialers.close();
  }

  @Test
  void should_dial_faster_while_dials_succeed() {
    dialers.ask(dialers.adaptive(500, 1000), 10_000, true);
    dialers.virtual.pass(Duration.ofSeconds(1));
    assertEquals(430, dialers.granted.size(), 60);
    dialers.virtual.pass(Duration.ofSeconds(5));
    assertEquals(10_000, dialers.granted.size());
  }

  @Test
  void should_dial_as_before_while_dials_fail() {
    DialGovernor governor = dialers.adaptive(500, 1000);
    for (int i = 0; i < 3000; i++) {
      governor.ask(
          dialers.new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              dialers.granted.add(dialers.virtual.time());
              dialers.virtual.eventLoop().execute(() -> place.giveBack(false));
              return true;
            }
          });
    }
    dialers.virtual.pass(Duration.ofSeconds(4));
    assertEquals(1000, dialers.granted.size(), 20);
  }

  /** Servers that accept and say nothing are no reason to dial the others slowly. */
  @Test
  void should_dial_faster_while_connections_stand() {
    DialGovernor governor = dialers.adaptive(5000, 0);
    for (int i = 0; i < 3000; i++) {
      governor.ask(
          dialers.new Caller(false, false) {
            @Override
            public boolean dialGranted(DialPlace place) {
              dialers.granted.add(dialers.virtual.time());
              place.connected();
              place.connected();
              return true;
            }
          });
    }
    dialers.virtual.pass(Duration.ofSeconds(2));
    assertEquals(1600, dialers.granted.size(), 200);
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
    DialGovernor governor = dialers.adaptive(500, 1000);
    dialers.ask(governor, 10_000, true);
    dialers.virtual.pass(Duration.ofSeconds(2));
    assertEquals(1600, dialers.granted.size(), 200);
    for (int i = 0; i < 4; i++) {
      dialers.virtual.jump(Duration.ofMillis(300));
    }
    int before = dialers.granted.size();
    dialers.virtual.pass(Duration.ofMillis(100));
    assertEquals(50, dialers.granted.size() - before, 30, "not 200");
  }
}
