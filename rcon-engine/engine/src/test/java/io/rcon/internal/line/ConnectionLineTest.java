package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one line of a connection: its login, its end, and what silence means there. */
@Timeout(30)
class ConnectionLineTest {
  private final LinesRoom room = new LinesRoom();

  @AfterEach
  void end() {
    room.close();
  }

  @Test
  void should_tell_only_the_login_while_there_is_one() {
    ConnectionLine line = (ConnectionLine) room.lines("minecraft");
    assertTrue(line.open(room.above));
    assertTrue(line.logIn());
    assertEquals(List.of("0 sent a secret"), room.wire.log);

    room.wire.closed(0);

    room.above.understood("login closed");
  }

  /** The password of a server that speaks first is sent while a frame is read. */
  @Test
  void should_overwrite_whatever_is_sent_until_the_login_is_over() {
    ConnectionLine line = (ConnectionLine) room.lines("minecraft");
    assertTrue(line.open(room.above));
    assertTrue(line.logIn());
    InFlightCommands commands = Objects.requireNonNull(line.acquire());
    commands.send(Unpooled.wrappedBuffer(new byte[] {1}));
    commands.due(room.loop.loop().now());
    commands.send(Unpooled.wrappedBuffer(new byte[] {2}));
    commands.loggedIn();
    commands.send(Unpooled.wrappedBuffer(new byte[] {3}));

    assertEquals(
        List.of("0 sent a secret", "0 sent a secret", "0 sent a secret", "0 sent 03"),
        room.wire.log);
  }

  @Test
  void should_tell_the_commands_of_a_close_once_the_login_is_over() {
    room.connection("minecraft");

    room.wire.closed(0);

    room.above.understood("connection closed");
  }

  @Test
  void should_keep_what_was_in_flight_until_it_is_taken() {
    ConnectionLine line = room.connection("minecraft");
    Exchange a = room.write(line, "a");
    line.hangUp();
    assertFalse(line.isConnected());
    assertNull(line.acquire());

    assertEquals(List.of(a), line.takeOpen());
    assertFalse(line.wasClosedByPeer());
    assertTrue(line.takeOpen().isEmpty());
  }

  @Test
  void should_hear_nothing_more_of_a_line_that_was_given_up() {
    ConnectionLine line = room.connection("minecraft");
    line.hangUp();

    room.wire.closed(0);

    room.above.understood();
  }

  @Test
  void should_shut_itself_after_a_silence_until_the_server_gives_a_sign() {
    ConnectionLine line = room.connection("minecraft");
    Exchange a = room.write(line, "a");
    room.pass(line, Duration.ofSeconds(5));
    room.above.understood("a timed out");

    line.metSilence(a);
    assertFalse(line.isOpen());

    // No sign: only a new connection helps, and it is open.
    room.loop.pass(Duration.ofSeconds(60));
    assertEquals(1, room.above.told.size());
    assertTrue(room.above.told.get(0).startsWith("useless: "), room.above.told.get(0));
    line.hangUp();
    assertTrue(line.open(room.above));
    assertTrue(line.isOpen());
  }

  @Test
  void should_leave_a_command_alone_that_is_not_in_flight() {
    ConnectionLine line = room.connection("minecraft");
    Exchange exchange = new Exchange();

    line.takeOff(exchange, "an error");

    room.above.understood();
    assertEquals(0, line.inFlight());
  }
}
