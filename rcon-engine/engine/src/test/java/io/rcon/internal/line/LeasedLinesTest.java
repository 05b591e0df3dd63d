package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.internal.wire.Wire.Silence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines over UDP: each command leases one, which then rests and is used again. */
@Timeout(30)
class LeasedLinesTest {
  private final LinesRoom room = new LinesRoom();

  @AfterEach
  void end() {
    room.close();
  }

  @Test
  void should_lease_a_line_for_each_command_and_have_its_pair_rest() {
    Lines lines = room.lines("darkplaces");
    room.write(lines, "a");
    room.write(lines, "b");
    assertEquals(2, lines.inFlight());

    room.datagram(1, LinesRoom.OOB + "nhello");
    room.pass(lines, Duration.ofSeconds(1));

    room.above.understood("b ended: hello");
    assertEquals(1, lines.inFlight());
    assertTrue(
        room.wire.log.contains("1 retired for 250")
            || room.wire.log.contains("1 retired for 1000"));
  }

  @Test
  void should_use_a_line_again_and_count_what_comes_late_for_its_server_alone() {
    Lines lines = room.lines("darkplaces");
    room.write(lines, "a");
    InFlightCommands first = (InFlightCommands) room.wire.listener(0);
    room.datagram(0, LinesRoom.OOB + "nhello");
    room.pass(lines, Duration.ofSeconds(1));
    room.above.understood("a ended: hello");

    room.write(lines, "b");
    assertSame(first, room.wire.listener(1));
    room.datagram(0, LinesRoom.OOB + "nof a");
    room.pass(lines, Duration.ofSeconds(1));

    room.above.understood();
    assertEquals(1, room.context.counters().late());
    room.datagram(1, LinesRoom.OOB + "nof b");
    room.pass(lines, Duration.ofSeconds(1));
    room.above.understood("b ended: of b");
  }

  @Test
  void should_not_use_a_line_again_whose_command_met_silence() {
    Lines lines = room.lines("darkplaces");
    Exchange a = room.write(lines, "a");
    room.pass(lines, Duration.ofSeconds(5));
    room.above.understood("a timed out");
    lines.metSilence(a);

    room.write(lines, "b");

    assertNotSame(a.line(), room.wire.listener(1));
    assertNotSame(a.line(), room.wire.listener(0));
  }

  @Test
  void should_not_take_a_closed_port_for_that_of_another_command_on_the_same_line() {
    Lines lines = room.lines("quake3");
    room.write(lines, "a");
    room.pass(lines, Duration.ofMillis(1100));
    room.datagram(0, LinesRoom.OOB + "print\nhello");
    room.pass(lines, Duration.ofMillis(500));
    room.above.understood("a ended: hello");
    room.write(lines, "b");

    room.wire.explain(Silence.CLOSED_PORT);

    room.above.understood();
    assertEquals(1, lines.inFlight());
  }

  @Test
  void should_wait_for_a_line_and_say_that_one_is_free() {
    Lines lines = room.lines("quake3");
    room.wire.full();

    assertNull(lines.acquire());
    assertFalse(lines.isOpen());
    room.wire.lineIsFree();

    assertTrue(lines.isOpen());
    room.above.understood("free");
  }

  @Test
  void should_tell_that_nothing_listens_at_the_port() {
    Lines lines = room.lines("quake3");
    room.write(lines, "a");
    room.pass(lines, Duration.ofMillis(1100));
    assertTrue(room.wire.log.contains("why silent"));

    room.wire.explain(Silence.CLOSED_PORT);

    room.above.understood("a: nothing listens at the port");
    assertEquals(0, lines.inFlight());
  }

  @Test
  void should_give_back_all_leases_that_are_open() {
    Lines lines = room.lines("quake3");
    Exchange a = room.write(lines, "a");
    Exchange b = room.write(lines, "b");

    assertEquals(List.of(a, b), lines.takeOpen());
    assertEquals(Long.MAX_VALUE, lines.nextDueAt());
    assertTrue(lines.takeOpen().isEmpty());
  }
}
