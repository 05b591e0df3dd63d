package io.rcon.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.internal.support.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private void ask(DialGovernor governor, int dialers, boolean ends) {
    for (int i = 0; i < dialers; i++) {
      governor.ask(() -> {
        granted.add(virtual.time());
        if (ends) {
          virtual.eventLoop().execute(governor::ended);
        }
        return true;
      });
    }
  }

  @Test
  void should_spread_dials_over_time() {
    ask(new DialGovernor(virtual.loop(), 250, 0), 1000, true);
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
    ask(new DialGovernor(virtual.loop(), 2, 0), 5, true);
    virtual.pass(Duration.ofSeconds(3));
    assertEquals(5, granted.size());
    for (int i = 1; i < 5; i++) {
      assertEquals(500e6, (double) (granted.get(i) - granted.get(i - 1)), 20e6);
    }
  }

  @Test
  void should_hold_back_while_so_many_are_under_way() {
    DialGovernor governor = new DialGovernor(virtual.loop(), 0, 3);
    ask(governor, 10, false);
    virtual.pass(Duration.ofSeconds(1));
    assertEquals(3, granted.size());
    governor.ended();
    assertEquals(4, granted.size());
    for (int i = 0; i < 6; i++) {
      governor.ended();
    }
    assertEquals(10, granted.size());
  }

  @Test
  void should_not_count_those_who_lost_interest() {
    DialGovernor governor = new DialGovernor(virtual.loop(), 10, 1);
    for (int i = 0; i < 100; i++) {
      governor.ask(() -> false);
    }
    ask(governor, 1, false);
    virtual.run();
    assertEquals(1, granted.size(), "at once");
  }

  @Test
  void should_bear_a_dial_that_ends_while_it_is_granted() {
    DialGovernor governor = new DialGovernor(virtual.loop(), 0, 1);
    for (int i = 0; i < 1000; i++) {
      governor.ask(() -> {
        granted.add(virtual.time());
        governor.ended();
        return true;
      });
    }
    assertEquals(1000, granted.size());
  }
}
