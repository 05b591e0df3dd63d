package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.ByteBuf;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.codec.RconCodecException;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.LineListener;
import io.rcon.internal.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which local ports there are, and what a datagram that comes to one of them is taken for. */
class LocalPortTest implements RconListener, LineListener {
  private final SilentServer server = new SilentServer();
  private final List<String> dropped = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void end() {
    server.close();
  }

  @Override
  public void datagramDropped(String reason) {
    dropped.add(reason);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    heard.add(buffer.toString(index + 4, length - 4, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void read(int bytes) {}

  @Override
  public void written(int bytes) {}

  @Override
  public void malformed(RconCodecException problem) {
    throw problem;
  }

  @Override
  public void closed(String reason) {}

  private void now() {
    server.pass(Duration.ZERO);
  }

  private long ports() {
    return server.network.datagrams.openByEngine();
  }

  private static void ask(Line line) {
    line.send(line.allocator().buffer().writeInt(-1).writeByte('?'));
  }

  @Test
  void should_close_a_port_that_was_opened_for_one_who_has_lost_interest() {
    Wire wire = server.dialled(this);
    assertNotNull(wire.open(this));
    assertNull(wire.open(this), "the only port has a line with this server");
    List<String> woken = new ArrayList<>();
    wire.whenFree(() -> woken.add("woken"));
    now();
    assertEquals(List.of("woken"), woken);
    assertEquals(1, ports());
  }

  @Test
  void should_close_a_port_that_was_opened_for_one_who_is_done_with_it() {
    Wire wire = server.dialled(this);
    assertNotNull(wire.open(this));
    assertNull(wire.open(this));
    List<Line> taken = new ArrayList<>();
    wire.whenFree(() -> taken.add(wire.open(this)));
    now();
    assertEquals(2, ports());
    taken.get(0).retire(Duration.ofSeconds(1));
    server.pass(Duration.ofMillis(900));
    assertEquals(2, ports(), "it rests");
    server.pass(Duration.ofMillis(200));
    assertEquals(1, ports());
  }

  @Test
  void should_take_nothing_for_an_answer_that_came_before_the_request() {
    Wire wire = server.dialled(this);
    Line line = wire.open(this);
    server.say("never asked");
    now();
    // What has come is read before the turn ends in which the request is written.
    server.say("not asked yet");
    ask(line);
    now();
    server.say("answer");
    now();
    assertEquals(List.of("early", "early"), dropped);
    assertEquals(List.of("answer"), heard);
  }

  /** One request of two was refused: the marker's, or the command's. */
  @ParameterizedTest
  @CsvSource({"false, ANSWERED", "true, UNKNOWN"})
  void should_claim_no_more_of_a_refused_command_than_is_known(boolean marked, Delivery delivery) {
    server.answer("print\nBad rconpassword.\n");
    RconFleet fleet = server.fleet(RconOptions.builder());
    Command command = Command.of("status");
    AtomicReference<Throwable> end = new AtomicReference<>();
    fleet
        .add(SilentServer.described(Dialect.IOQUAKE3))
        .execute(marked ? command.exactEnd() : command)
        .whenComplete((reply, failure) -> end.set(failure));
    server.pass(Duration.ofSeconds(1));
    assertInstanceOf(LoginRefused.class, end.get());
    assertEquals(delivery, ((RconException) end.get()).delivery());
    assertEquals(marked ? 2 : 1, server.sent.size());
    fleet.closeAsync();
    server.pass(Duration.ofSeconds(5));
  }
}
