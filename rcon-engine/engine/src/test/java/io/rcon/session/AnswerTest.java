package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.Reply;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers, each to its own command, however the bytes come. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class AnswerTest {
  @ParameterizedTest
  @CsvSource({"source, PROBE", "minecraft, PROBE", "nukkit, SINGLE_PACKET"})
  void should_join_a_big_answer_beyond_ascii(String dialect, EndRule end) {
    try (Link link = Link.to(dialect, o -> {}).ready()) {
      // Minecraft itself breaks characters beyond the first plane where it cuts an answer.
      String text = "aé€\ufb01".repeat(20_000);
      link.server.reply("big", text);
      Reply reply = link.ask("big");
      assertTrue(text.equals(reply.text()), "too long to be shown");
      assertEquals(end, reply.end());
      assertFalse(reply.possiblyTruncated());
      Reply sample = link.ask("bigu 100000");
      assertEquals(100_000, sample.text().codePointCount(0, sample.text().length()), 100_000 / 2);
      assertFalse(sample.text().contains("\ufffd"));
      assertEquals("after", link.text("echo after"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic"})
  void should_not_care_how_tcp_cuts_an_answer(String dialect) {
    try (Link link = Link.to(dialect, o -> {}).ready()) {
      for (int size : new int[] {1, 2, 3, 5, 13}) {
        link.server.mishap(Mishap.Split.every(size));
        assertEquals("cut into " + size, link.text("echo cut into " + size));
      }
      assertEquals(1, link.server.connectionsAccepted());
    }
  }

  @Test
  void should_never_write_two_frames_near_each_other_to_minecraft() throws Exception {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      Queue<PendingReply> replies = new ConcurrentLinkedQueue<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int thread = t;
        threads.add(
            new Thread(() -> {
              for (int i = 0; i < 50; i++) {
                replies.add(link.session.execute("echo " + thread + "-" + i));
              }
            }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      for (PendingReply reply : replies) {
        Link.get(reply);
      }
      assertEquals(200, link.server.commandsExecuted());
      assertEquals(1, link.server.connectionsAccepted(), "it closes at two frames in one read");
      assertEquals(1, link.watch.times(SessionState.READY));
    }
  }

  @Test
  void should_ask_in_the_order_given() throws Exception {
    try (Link link = Link.to("minecraft", o -> {})) {
      List<PendingReply> replies = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        replies.add(link.session.execute("echo " + i));
      }
      for (int i = 0; i < 100; i++) {
        assertEquals("" + i, Link.get(replies.get(i)).text().strip());
        assertEquals("echo " + i, link.server.requests().get(i).command());
      }
    }
  }

  @Test
  void should_have_sixteen_commands_under_way_on_one_source_connection() throws Exception {
    Duration travels = Duration.ofMillis(150);
    Dialect source = Dialect.SOURCE;
    try (Link link = Link.to(source, o -> {}, o -> o.latency(travels), s -> s).ready()) {
      long before = System.nanoTime();
      List<PendingReply> replies = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        replies.add(link.session.execute("echo token" + i));
      }
      for (int i = 0; i < 64; i++) {
        assertEquals("token" + i, Link.get(replies.get(i)).text().strip());
      }
      double millis = (System.nanoTime() - before) / 1e6;
      assertTrue(millis > 4 * 150 - 5, () -> "no more than 16 at once, in " + millis);
      assertTrue(millis < 64 * 150 / 2.0, () -> "far fewer than one at a time, in " + millis);
      assertEquals(1, link.server.connectionsAccepted());
    }
  }

  @Test
  void should_drop_an_answer_with_a_strange_id() {
    try (Link link = Link.to("minecraft", o -> o.timeout(Duration.ofMillis(900))).ready()) {
      link.server.mishap(new Mishap.WrongId(0x7654_3210));
      link.fails(
          "echo x", io.rcon.RconException.TimedOut.class, io.rcon.RconException.Delivery.UNKNOWN);
      assertEquals(1, link.watch.late.get());
      var patient = io.rcon.Command.of("echo y").timeout(Duration.ofSeconds(20));
      assertEquals("y", link.session.blocking().execute(patient).text().strip());
    }
  }

  @Test
  void should_give_any_id_to_the_only_command_where_ids_are_not_mirrored() {
    try (Link link = Link.to("generic", o -> {}).ready()) {
      link.server.mishap(new Mishap.WrongId(0));
      assertEquals("x", link.text("echo x"));
    }
  }

  @Test
  void should_doubt_an_answer_of_which_one_read_holds_two_copies() {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      link.server.mishap(new Mishap.Duplicate());
      Reply twice = link.ask("echo x");
      assertEquals("xx", twice.text());
      assertTrue(twice.possiblyTruncated());
      assertEquals("y", link.text("echo y"));
      assertEquals(0, link.watch.late.get());
    }
  }

  @Test
  void should_end_an_answer_that_is_longer_than_allowed() {
    Dialect small = Dialect.SOURCE.with(d -> d.name("source-small").maxReply(10_000));
    Dialect smallUdp = Dialect.DARKPLACES.with(d -> d.name("darkplaces-small").maxReply(10_000));
    for (Dialect dialect : new Dialect[] {small, smallUdp}) {
      try (Link link = Link.to(dialect, o -> {}).ready()) {
        var violation =
            link.fails(
                "big 20000",
                io.rcon.RconException.ProtocolViolation.class,
                io.rcon.RconException.Delivery.UNKNOWN);
        assertTrue(String.valueOf(violation.getMessage()).contains("longer than 10000 bytes"));
        assertEquals("next", link.text("echo next"));
      }
    }
  }

  @Test
  void should_return_nothing_as_nothing() {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      link.server.reply("nothing", ScriptedReply.text(""));
      Reply reply = link.ask("nothing");
      assertEquals("", reply.text());
      assertEquals(EndRule.SHORT_FRAGMENT, reply.end());
    }
  }
}
