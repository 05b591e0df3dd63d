package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimitedLogTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final List<String> written = new ArrayList<>();
  private final LimitedLog log = new LimitedLog(written::add);

  private void add(int count, long now) {
    for (int i = 0; i < count; i++) {
      log.add("line", now);
    }
  }

  @Test
  void whatWasLeftOutIsCountedWhenTheMinuteIsOver() {
    add(1000, -5);
    assertEquals(LimitedLog.LINES_A_MINUTE, written.size());
    log.turn(-6 + MINUTE);
    assertEquals(LimitedLog.LINES_A_MINUTE, written.size());
    log.turn(-5 + MINUTE);
    assertEquals("(980 more lines like these were left out)", written.get(20));
    add(1000, -5 + MINUTE);
    assertEquals(2 * LimitedLog.LINES_A_MINUTE, written.size());
    log.turn(-5 + 2 * MINUTE);
    log.turn(-5 + 3 * MINUTE);
    assertEquals(2 * LimitedLog.LINES_A_MINUTE + 1, written.size());
  }

  @Test
  void fewLinesAreAllWritten() {
    add(LimitedLog.LINES_A_MINUTE, 1);
    log.turn(1 + MINUTE);
    assertEquals(LimitedLog.LINES_A_MINUTE, written.size());
  }
}
