package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.Reply;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.ScriptedReply;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 5 over UDP: the pair of server and local port is the id, and it rests. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class UdpAnswerTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LATE = Duration.ofMillis(1500);

  @Test
  void should_let_every_pair_rest_and_open_more_ports_meanwhile() {
    try (Link link = Link.to("darkplaces", o -> o.udpPorts(2)).ready()) {
      for (int i = 0; i < 12; i++) {
        assertEquals("r" + i, link.text("echo r" + i));
      }
      Map<Integer, Long> before = new HashMap<>();
      for (RecordedRequest request : link.server.requests()) {
        Long last = before.put(request.from().getPort(), request.nanos());
        assertTrue(
            last == null || request.nanos() - last >= Duration.ofMillis(250).toNanos(),
            "the port was used again before it had rested");
      }
      assertTrue(before.size() > 2, () -> "ports " + before.keySet());
    }
  }

  @Test
  void should_close_the_additional_ports_again() {
    Dialect quick =
        Dialect.DARKPLACES.with(d ->
            d.name("darkplaces-quick")
                .rests(new Dialect.Rests(SHORT, SHORT, Duration.ofSeconds(1))));
    try (Link link = Link.to(quick, o -> o.udpPorts(1)).ready()) {
      for (int i = 0; i < 6; i++) {
        link.text("echo r" + i);
      }
      List<Integer> ports = ports(link);
      assertTrue(Set.copyOf(ports).size() > 1);
      await().until(() -> ports.stream().distinct().filter(UdpAnswerTest::isFree).count() >= 1);
      await().until(() -> ports.stream().distinct().filter(port -> !isFree(port)).count() == 1);
      assertEquals("on", link.text("echo on"));
    }
  }

  private static List<Integer> ports(Link link) {
    return link.server.requests().stream().map(r -> r.from().getPort()).toList();
  }

  private static boolean isFree(int port) {
    try (DatagramSocket socket = new DatagramSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quake3", "ioquake3", "darkplaces", "quakeworld"})
  void should_drop_and_count_an_answer_that_comes_too_late(String dialect) {
    Dialect unpaced =
        Dialect.named(dialect)
            .orElseThrow()
            .with(d -> d.name(dialect + "-unpaced").pacing(io.rcon.Pacing.NONE));
    try (Link link = Link.to(unpaced, o -> o.timeout(Duration.ofSeconds(5))).ready()) {
      link.server.reply("slow", ScriptedReply.text("too late").with(new Mishap.Delay(LATE)));
      PendingReply slow = link.session.execute(Command.of("slow").timeout(SHORT));
      Link.fails(slow, TimedOut.class, Delivery.UNKNOWN);
      Set<Integer> used = new HashSet<>(ports(link));
      for (int i = 0; i < 5; i++) {
        assertEquals("n" + i, link.text("echo n" + i));
      }
      await().until(() -> link.watch.late.get() == 1);
      List<Integer> after = ports(link).subList(1, 6);
      assertTrue(after.stream().noneMatch(used::contains), "that port rests for 45 s");
      assertEquals(6, link.server.commandsExecuted());
    }
  }

  @Test
  void should_take_answers_from_the_right_address_only() throws Exception {
    try (Link link = Link.to("darkplaces", o -> {}).ready();
        DatagramSocket rogue = new DatagramSocket(0)) {
      link.server.reply("ask", ScriptedReply.text("true").with(new Mishap.Delay(LATE)));
      PendingReply asked = link.session.execute("ask");
      await().until(() -> link.server.commandsExecuted() == 1);
      byte[] lie = "\u00ff\u00ff\u00ff\u00ffnfalse".getBytes(StandardCharsets.ISO_8859_1);
      int port = link.server.requests().get(0).from().getPort();
      rogue.send(
          new DatagramPacket(
              lie, lie.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
      assertEquals("true", Link.get(asked).text());
      assertEquals(List.of("unknown"), link.watch.dropped);
    }
  }

  @Test
  void should_count_what_is_no_answer() {
    try (Link link = Link.to("ioquake3", o -> {}).ready()) {
      link.server.mishap(Mishap.Garbage.of((byte) 1, (byte) 2));
      assertEquals("x", link.text("echo x"));
      assertEquals(List.of("malformed"), link.watch.dropped);
    }
  }

  @Test
  void should_survive_a_datagram_that_comes_twice() {
    try (Link link = Link.to("darkplaces", o -> {}).ready()) {
      link.server.mishap(new Mishap.Duplicate());
      Reply reply = link.ask("big 5000");
      assertEquals(5000, reply.text().length());
      assertEquals(EndRule.DATAGRAM_SIZE, reply.end());
      assertEquals("next", link.text("echo next"));
      await().until(() -> link.watch.late.get() == 4);
    }
  }

  @Test
  void should_say_that_an_answer_may_lack_its_end() {
    try (Link link = Link.to("darkplaces", o -> {}).ready()) {
      link.server.mishap(new Mishap.LosePart(3));
      Reply reply = link.ask("big 5000");
      assertEquals(EndRule.QUIET_TIME, reply.end());
      assertTrue(reply.possiblyTruncated());
      assertEquals(3 * 1394, reply.text().length());
      Reply whole = link.ask("big 5000");
      assertFalse(whole.possiblyTruncated());
    }
  }

  @Test
  void should_say_that_a_part_of_the_answer_came() {
    try (Link link = Link.to("darkplaces", o -> o.timeout(Duration.ofMillis(500))).ready()) {
      link.server.mishap(new Mishap.LosePart(3));
      TimedOut late = link.fails("big 5000", TimedOut.class, Delivery.UNKNOWN);
      assertTrue(String.valueOf(late.getMessage()).contains("no end of the answer within"));
      assertFalse(String.valueOf(late.getMessage()).contains("password"), late.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quake3", "ioquake3", "quakeworld"})
  void should_join_the_datagrams_of_an_answer_until_silence(String dialect) {
    try (Link link = Link.to(dialect, o -> {}).ready()) {
      String text =
          java.util.stream.IntStream.range(0, 200)
              .mapToObj(i -> "line " + i + "\n")
              .collect(Collectors.joining());
      link.server.reply("lines", ScriptedReply.prints(text.lines().map(l -> l + "\n").toList()));
      Reply reply = link.ask("lines");
      assertEquals(text, reply.text());
      assertEquals(EndRule.QUIET_TIME, reply.end());
      assertTrue(reply.packets() > 1);
    }
  }

  /** A repeat has a pair of its own, and gives the first one back: else ports run out. */
  @Test
  void should_give_back_the_port_of_every_attempt() throws Exception {
    Dialect quick =
        Dialect.DARKPLACES.with(d ->
            d.name("darkplaces-quick")
                .rests(new Dialect.Rests(SHORT, SHORT, Duration.ofMillis(500))));
    try (Link link = Link.to(quick, o -> o.timeout(SHORT).udpPorts(1)).ready()) {
      link.server.reply("lost", ScriptedReply.silent());
      for (int i = 0; i < 3; i++) {
        PendingReply lost = link.session.execute(Command.of("lost").safeToRepeat());
        Link.fails(lost, TimedOut.class, Delivery.UNKNOWN);
      }
      List<Integer> ports = ports(link).stream().distinct().toList();
      Command on = Command.of("echo on").timeout(Duration.ofSeconds(20));
      assertEquals("on", link.session.blocking().execute(on).text().strip());
      await().until(() -> ports.stream().filter(port -> !isFree(port)).count() <= 1);
    }
  }
}
