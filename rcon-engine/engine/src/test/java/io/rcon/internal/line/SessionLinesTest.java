package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.RconException.Delivery;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.support.VirtualLoop;
import io.rcon.internal.wire.Wire.Silence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The room of lines alone: real conversations below, a recording owner above. */
@Timeout(30)
class SessionLinesTest {
  private static final String OOB = "\u00ff\u00ff\u00ff\u00ff";

  private final VirtualLoop loop = new VirtualLoop();
  private final RecordedWire wire = new RecordedWire();
  private final Above above = new Above();
  private final LoopContext context = RoomContext.of(loop);

  @AfterEach
  void endLoop() {
    loop.close();
  }

  /** Writes down what the lines tell the commands. */
  private static final class Above implements LinesListener, LoginListener {
    final List<String> told = new ArrayList<>();

    void understood(String... expected) {
      assertEquals(List.of(expected), told);
      told.clear();
    }

    @Override
    public void wakeAt(long at) {}

    @Override
    public void ended(Exchange exchange, Reply reply) {
      told.add(exchange.command().text() + " ended: " + reply.text());
    }

    @Override
    public void timedOut(Exchange exchange, Failure why, Delivery delivery) {
      told.add(exchange.command().text() + " timed out");
    }

    @Override
    public void failed(Exchange exchange, Failure why, Delivery delivery) {
      told.add(exchange.command().text() + " failed: " + delivery);
    }

    @Override
    public void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
      told.add(exchange.command().text() + " refused: " + reason);
    }

    @Override
    public void refused(List<Exchange> answered, String reason) {
      told.add("refused, and with it " + answered.size());
    }

    @Override
    public void unrun(List<Exchange> exchanges, String reason) {
      told.add("unrun: " + exchanges.size());
    }

    @Override
    public void portClosed(Exchange exchange, String reason) {
      told.add(exchange.command().text() + ": " + reason);
    }

    @Override
    public void connectionClosed(String reason) {
      told.add("connection closed");
    }

    @Override
    public void connectionUseless(Failure why) {
      told.add("useless: " + why.with("s", Delivery.UNKNOWN).getMessage());
    }

    @Override
    public void said(String text, @Nullable RconEvent known) {
      told.add("said: " + text);
    }

    @Override
    public void free() {
      told.add("free");
    }

    @Override
    public boolean takePace() {
      return true;
    }

    @Override
    public void survive(Runnable step) {
      step.run();
    }

    @Override
    public void loggedIn() {
      told.add("logged in");
    }

    @Override
    public void refused(String reason) {
      told.add("login refused");
    }

    @Override
    public void closed(String reason) {
      told.add("login closed");
    }

    @Override
    public void failed(Failure why) {
      told.add("login failed");
    }
  }

  private Lines lines(String dialect) {
    Server server =
        Server.of(Dialect.named(dialect).orElseThrow(), "127.0.0.1", 1, Secret.of("hunter2"));
    return Lines.of(context, server, Mechanisms.of(server.dialect()), wire, above);
  }

  private ConnectionLine connection(String dialect) {
    ConnectionLine line = (ConnectionLine) lines(dialect);
    assertTrue(line.open(above));
    assertTrue(line.logIn());
    line.ready(loop.loop().now(), 0);
    return line;
  }

  private Exchange write(Lines lines, String text) {
    Exchange exchange = new Exchange();
    Command command = Command.of(text).timeout(Duration.ofSeconds(4));
    exchange.given(command, noCaller(command), loop.loop().now(), Long.MAX_VALUE);
    lines.write(exchange, Objects.requireNonNull(lines.acquire()));
    return exchange;
  }

  private static PendingFuture noCaller(Command command) {
    return new PendingFuture(
        new PendingFuture.Owner() {
          @Override
          public void given(Command given, PendingFuture future) {}

          @Override
          public void cancelRequested(PendingFuture future) {}

          @Override
          public void rejected(PendingFuture future) {}
        },
        command,
        true);
  }

  /** Lets time go on, and has the lines look at what is due as their commands would. */
  private void pass(Lines lines, Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 50) {
      loop.pass(Duration.ofMillis(50));
      long now = loop.loop().now();
      List<Exchange> due = new ArrayList<>();
      lines.addDue(now, due);
      due.forEach(each -> lines.due(each, now));
    }
  }

  private void datagram(int line, String text) {
    wire.frame(line, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  // ---- over UDP

  @Test
  void should_lease_a_line_for_each_command_and_have_its_pair_rest() {
    Lines lines = lines("darkplaces");
    write(lines, "a");
    write(lines, "b");
    assertEquals(2, lines.inFlight());

    datagram(1, OOB + "nhello");
    pass(lines, Duration.ofSeconds(1));

    above.understood("b ended: hello");
    assertEquals(1, lines.inFlight());
    assertTrue(wire.log.contains("1 retired for 250") || wire.log.contains("1 retired for 1000"));
  }

  @Test
  void should_use_a_line_again_and_count_what_comes_late_for_its_server_alone() {
    Lines lines = lines("darkplaces");
    write(lines, "a");
    InFlightCommands first = (InFlightCommands) wire.listener(0);
    datagram(0, OOB + "nhello");
    pass(lines, Duration.ofSeconds(1));
    above.understood("a ended: hello");

    write(lines, "b");
    assertSame(first, wire.listener(1));
    datagram(0, OOB + "nof a");
    pass(lines, Duration.ofSeconds(1));

    above.understood();
    assertEquals(1, context.counters().late());
    datagram(1, OOB + "nof b");
    pass(lines, Duration.ofSeconds(1));
    above.understood("b ended: of b");
  }

  @Test
  void should_not_use_a_line_again_whose_command_met_silence() {
    Lines lines = lines("darkplaces");
    Exchange a = write(lines, "a");
    pass(lines, Duration.ofSeconds(5));
    above.understood("a timed out");
    lines.metSilence(a);

    write(lines, "b");

    assertNotSame(a.line(), wire.listener(1));
    assertNotSame(a.line(), wire.listener(0));
  }

  @Test
  void should_not_take_a_closed_port_for_that_of_another_command_on_the_same_line() {
    Lines lines = lines("quake3");
    write(lines, "a");
    pass(lines, Duration.ofMillis(1100));
    datagram(0, OOB + "print\nhello");
    pass(lines, Duration.ofMillis(500));
    above.understood("a ended: hello");
    write(lines, "b");

    wire.explain(Silence.CLOSED_PORT);

    above.understood();
    assertEquals(1, lines.inFlight());
  }

  @Test
  void should_wait_for_a_line_and_say_that_one_is_free() {
    Lines lines = lines("quake3");
    wire.full();

    assertNull(lines.acquire());
    assertFalse(lines.isOpen());
    wire.lineIsFree();

    assertTrue(lines.isOpen());
    above.understood("free");
  }

  @Test
  void should_tell_that_nothing_listens_at_the_port() {
    Lines lines = lines("quake3");
    write(lines, "a");
    pass(lines, Duration.ofMillis(1100));
    assertTrue(wire.log.contains("why silent"));

    wire.explain(Silence.CLOSED_PORT);

    above.understood("a: nothing listens at the port");
    assertEquals(0, lines.inFlight());
  }

  @Test
  void should_give_back_all_leases_that_are_open() {
    Lines lines = lines("quake3");
    Exchange a = write(lines, "a");
    Exchange b = write(lines, "b");

    assertEquals(List.of(a, b), lines.takeOpen());
    assertEquals(Long.MAX_VALUE, lines.nextDueAt());
    assertTrue(lines.takeOpen().isEmpty());
  }

  // ---- over TCP

  @Test
  void should_tell_only_the_login_while_there_is_one() {
    ConnectionLine line = (ConnectionLine) lines("minecraft");
    assertTrue(line.open(above));
    assertTrue(line.logIn());
    assertEquals(List.of("0 sent a secret"), wire.log);

    wire.closed(0);

    above.understood("login closed");
  }

  /** The password of a server that speaks first is sent while a frame is read. */
  @Test
  void should_overwrite_whatever_is_sent_until_the_login_is_over() {
    ConnectionLine line = (ConnectionLine) lines("minecraft");
    assertTrue(line.open(above));
    assertTrue(line.logIn());
    InFlightCommands commands = Objects.requireNonNull(line.acquire());
    commands.send(Unpooled.wrappedBuffer(new byte[] {1}));
    commands.due(loop.loop().now());
    commands.send(Unpooled.wrappedBuffer(new byte[] {2}));
    commands.loggedIn();
    commands.send(Unpooled.wrappedBuffer(new byte[] {3}));

    assertEquals(
        List.of("0 sent a secret", "0 sent a secret", "0 sent a secret", "0 sent 03"), wire.log);
  }

  @Test
  void should_tell_the_commands_of_a_close_once_the_login_is_over() {
    connection("minecraft");

    wire.closed(0);

    above.understood("connection closed");
  }

  @Test
  void should_keep_what_was_in_flight_until_it_is_taken() {
    ConnectionLine line = connection("minecraft");
    Exchange a = write(line, "a");
    line.hangUp();
    assertFalse(line.isConnected());
    assertNull(line.acquire());

    assertEquals(List.of(a), line.takeOpen());
    assertFalse(line.wasClosedByPeer());
    assertTrue(line.takeOpen().isEmpty());
  }

  @Test
  void should_hear_nothing_more_of_a_line_that_was_given_up() {
    ConnectionLine line = connection("minecraft");
    line.hangUp();

    wire.closed(0);

    above.understood();
  }

  @Test
  void should_shut_itself_after_a_silence_until_the_server_gives_a_sign() {
    ConnectionLine line = connection("minecraft");
    Exchange a = write(line, "a");
    pass(line, Duration.ofSeconds(5));
    above.understood("a timed out");

    line.metSilence(a);
    assertFalse(line.isOpen());

    // No sign: only a new connection helps, and it is open.
    loop.pass(Duration.ofSeconds(60));
    assertEquals(1, above.told.size());
    assertTrue(above.told.get(0).startsWith("useless: "), above.told.get(0));
    line.hangUp();
    assertTrue(line.open(above));
    assertTrue(line.isOpen());
  }

  @Test
  void should_leave_a_command_alone_that_is_not_in_flight() {
    ConnectionLine line = connection("minecraft");
    Exchange exchange = new Exchange();

    line.takeOff(exchange, "an error");

    above.understood();
    assertEquals(0, line.inFlight());
  }
}
