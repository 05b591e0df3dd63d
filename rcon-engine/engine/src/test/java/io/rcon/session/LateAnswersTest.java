package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 16, and what follows from frames that come after an end. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LateAnswersTest {
  private final List<String> misfits = new CopyOnWriteArrayList<>();

  private Link link(Dialect dialect) {
    return Link.to(dialect, o -> o.listener(new Misfits())).ready();
  }

  private class Misfits implements RconListener {
    @Override
    public void moreCame(Server server, String reason) {
      misfits.add(reason);
    }
  }

  private static ScriptedReply inFrames(String text, int bytes, int pauseMillis) {
    return ScriptedReply.text(text).with(new Mishap.Frames(bytes, Duration.ofMillis(pauseMillis)));
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 450, 900})
  void should_never_give_a_word_of_one_command_to_another(int pause) {
    try (Link link = link(Dialect.GENERIC)) {
      for (String name : List.of("a", "b", "c", "d")) {
        link.server.reply(name, inFrames(name + "1" + name + "2", 2, pause));
      }
      int whole = 0;
      for (String name : List.of("a", "b", "c", "d")) {
        Reply reply = link.ask(name);
        assertTrue(reply.text().startsWith(name + "1"), reply.text());
        assertEquals("", reply.text().replaceAll(name + "[12]", ""));
        whole += reply.text().endsWith("2") ? 1 : 0;
      }
      // Not each: a machine that stands still for a while turns the one into the other.
      assertTrue(pause < 300 ? whole > 0 : whole < 4, whole + " were whole");
      if (pause > 300) {
        await().until(() -> misfits.size() == 1);
        String why = link.session.misfit().orElseThrow();
        assertEquals(why, misfits.get(0));
        assertTrue(why.contains("dialect source, or a longer quiet time"), why);
        assertTrue(link.ask("echo whole").possiblyTruncated());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"minecraft, SHORT_FRAGMENT", "nukkit, SINGLE_PACKET"})
  void should_doubt_every_answer_after_one_went_on_behind_its_end(String name, EndRule rule) {
    Dialect dialect = Dialect.named(name).orElseThrow();
    try (Link link = link(dialect)) {
      link.server.reply("list", inFrames("x".repeat(10_000), 4086, 80));
      Reply first = link.ask("list");
      assertEquals(4086, first.text().length());
      assertEquals(rule, first.end());
      assertFalse(first.possiblyTruncated(), "nothing spoke against it yet");
      await().until(() -> misfits.size() == 1);
      assertTrue(misfits.get(0).contains("try dialect generic, source"), misfits.get(0));
      Reply next = link.ask("echo next");
      assertEquals("next", next.text().strip());
      assertTrue(next.possiblyTruncated());
      await().until(() -> link.session.misfit().isPresent());
      assertEquals(1, misfits.size(), "said once");
      RconException failure = link.session.lastFailure().orElseThrow();
      assertInstanceOf(RconException.ProtocolViolation.class, failure);
      assertTrue(String.valueOf(failure.getMessage()).contains(misfits.get(0)), failure::toString);
      assertTrue(link.session.failingFor().isEmpty(), "it answers");
    }
  }

  @Test
  void should_join_and_flag_what_one_read_holds() {
    try (Link link = link(Dialect.MINECRAFT)) {
      link.server.reply("list", inFrames("x".repeat(10_000), 4086, 0));
      Reply reply = link.ask("list");
      assertEquals(10_000, reply.text().length());
      assertTrue(reply.possiblyTruncated());
      assertFalse(link.ask("echo on").possiblyTruncated());
    }
  }

  @Test
  void should_not_doubt_after_a_timeout() {
    try (Link link = link(Dialect.SOURCE)) {
      link.server.reply(
          "slow", ScriptedReply.text("late").with(new Mishap.Delay(Duration.ofSeconds(3))));
      Link.fails(
          link.session.execute(io.rcon.Command.of("slow").timeout(Duration.ofMillis(100))),
          io.rcon.RconException.TimedOut.class,
          io.rcon.RconException.Delivery.UNKNOWN);
      assertFalse(link.ask("echo on").possiblyTruncated());
      assertTrue(link.session.misfit().isEmpty());
    }
  }

  @Test
  void should_take_the_text_of_a_server_that_answers_all_with_0() {
    try (Link link = link(Dialect.GENERIC)) {
      for (String name : List.of("Info", "ShowPlayers")) {
        link.server.reply(name, ScriptedReply.text(name + "!").with(new Mishap.WrongId(0)));
        assertEquals(name + "!", link.text(name));
      }
    }
  }

  @Test
  void should_wait_for_the_answer_of_a_server_that_is_known_to_mirror() {
    try (Link link = link(Dialect.GENERIC)) {
      assertEquals("known", link.text("echo known"));
      link.server.reply(
          "slow",
          ScriptedReply.text("own")
              .with(
                  new Mishap.Unsolicited(0, 0, "Keep Alive"),
                  new Mishap.Frames(1000, Duration.ZERO)));
      assertEquals("own", link.text("slow"));
    }
  }

  @Test
  void should_say_how_much_of_a_frame_came_that_announced_more() {
    try (Link link = Link.to("generic", o -> o.timeout(Duration.ofSeconds(2))).ready()) {
      link.server.reply(
          "ShowPlayers",
          ScriptedReply.text("name,playeruid,steamid\n你好,1,2\n")
              .with(new Mishap.WrongId(0), new Mishap.BadLength(48)));
      var failure =
          link.fails(
              "ShowPlayers",
              io.rcon.RconException.TimedOut.class,
              io.rcon.RconException.Delivery.UNKNOWN);
      String said = String.valueOf(failure.getMessage());
      assertTrue(said.contains("no end of the answer within "), said);
      assertTrue(said.contains("; a frame of 48 bytes was announced, 44 came"), said);
      assertEquals("name,playeruid,steamid\n你好,1,2\n", failure.partialText());
      var on = io.rcon.Command.of("echo on").timeout(Duration.ofSeconds(20));
      assertEquals("on", link.session.blocking().execute(on).text().strip());
    }
  }
}
