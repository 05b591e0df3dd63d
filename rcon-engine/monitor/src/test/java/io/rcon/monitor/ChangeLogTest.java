package io.rcon.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.RconException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
  private static final HealthChange CHANGE =
      new HealthChange("mc", Instant.EPOCH, Health.UP, Health.DOWN, null, null, false);

  @Test
  void aThousandChangesADayAreTold() {
    ChangeLog log = new ChangeLog();
    long begin = Long.MAX_VALUE - 5;
    int told = 0;
    for (int i = 0; i < 1500; i++) {
      told += log.changed(CHANGE, begin + i) ? 1 : 0;
    }
    assertEquals(1000, told);
    assertEquals(32, log.changes().size());
    assertEquals(true, log.changed(CHANGE, begin + Duration.ofDays(1).toNanos()));
  }

  @Test
  void theSameErrorAgainIsCounted() {
    ChangeLog log = new ChangeLog();
    RconException failure =
        new RconException.TimedOut("mc", RconException.Delivery.UNKNOWN, "mc: no answer");
    log.failed(Instant.EPOCH, failure, "no answer");
    log.failed(Instant.EPOCH.plusSeconds(1), failure, "no answer");
    log.failed(Instant.EPOCH.plusSeconds(2), failure, "no answer in 3 s");
    assertEquals(2, log.errors().size());
    assertEquals(
        new PollError(Instant.EPOCH.plusSeconds(1), "TIMED_OUT", "no answer", 2),
        log.errors().get(1));
  }
}
