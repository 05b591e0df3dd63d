package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Closed;
import io.rcon.RconException.Disconnected;
import io.rcon.RconException.TimedOut;
import io.rcon.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 17 for answers that are cut anywhere: half a frame is told, and is never a whole answer. */
@Timeout(120)
class CutAnswerTest {
  private static final String TEXT = "Exiting...";
  private static final int HEAD = CutCommand.HEAD;
  private static final Command COMMAND = Command.of("stop").timeout(Duration.ofSeconds(20));

  private static final Map<String, Dialect> DERIVED =
      Map.of(
          "probe-after-first",
          Dialect.SOURCE.with(d ->
              d.name("probe-after-first")
                  .depth(1)
                  .ending(
                      new Ending(
                          EndRule.PROBE,
                          0,
                          Duration.ZERO,
                          Ending.Probe.AFTER_FIRST,
                          0,
                          Ending.Marker.NONE))),
          "mirroring",
          Dialect.GENERIC.with(d -> d.name("mirroring").idsMirrored(true)));

  private static Dialect dialect(String name) {
    Dialect derived = DERIVED.get(name);
    return derived != null ? derived : Dialect.named(name).orElseThrow();
  }

  /** What of the text is there when so many bytes of its frame are. */
  private static String begun(int bytes) {
    return TEXT.substring(0, Math.max(0, Math.min(TEXT.length(), bytes - HEAD)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "minecraft",
        "forge",
        "nukkit",
        "generic",
        "probe-after-first",
        "mirroring"
      })
  void should_tell_half_a_frame_and_not_take_it_for_an_answer(String dialect) {
    int whole = HEAD + TEXT.length() + 2;
    for (int bytes = 0; bytes <= whole; bytes++) {
      try (CutCommand cut = new CutCommand(dialect(dialect), COMMAND)) {
        cut.send(CutCommand.frame(cut.server.lastId, TEXT), bytes);
        cut.drop();
        if (bytes == whole) {
          assertEquals(TEXT, cut.replied().text());
          assertFalse(cut.replied().possiblyTruncated());
        } else {
          RconException failure = cut.failed(Disconnected.class);
          assertEquals(begun(bytes), failure.partialText(), bytes + " bytes");
          String announced = "; a frame of 20 bytes was announced, " + (bytes - 4) + " came";
          assertEquals(bytes >= 4, failure.getMessage().contains(announced), failure::getMessage);
        }
      }
    }
  }

  /** A first piece that could be all, and the beginning of a second. */
  @ParameterizedTest
  @ValueSource(strings = {"source", "generic", "probe-after-first", "mirroring"})
  void should_not_take_pieces_for_an_answer_while_half_of_another_is_there(String dialect) {
    for (int bytes = 1; bytes < HEAD + TEXT.length() + 2; bytes++) {
      try (CutCommand cut = new CutCommand(dialect(dialect), COMMAND)) {
        cut.send(CutCommand.frame(cut.server.lastId, "first "), HEAD + 8);
        cut.send(CutCommand.frame(cut.server.lastId, TEXT), bytes);
        cut.drop();
        assertEquals("first " + begun(bytes), cut.failed(Disconnected.class).partialText());
      }
    }
  }

  /** What came lately counts to the byte, and not from the last frame that was whole. */
  @ParameterizedTest
  @CsvSource({"true, 3, true", "false, 3, true", "true, 17, false", "false, 17, false"})
  void should_say_that_more_was_coming_if_half_a_frame_came_lately(
      boolean second, int before, boolean more) {
    try (CutCommand cut = new CutCommand(Dialect.SOURCE, COMMAND)) {
      cut.world.pass(20_000 - 1000 * before);
      if (second) {
        cut.send(CutCommand.frame(cut.server.lastId, "first "), HEAD + 8);
      }
      cut.send(CutCommand.frame(cut.server.lastId, TEXT), HEAD + 3);
      cut.world.pass(1000 * before + 100);
      RconException failure = cut.failed(TimedOut.class);
      assertEquals((second ? "first " : "") + TEXT.substring(0, 3), failure.partialText());
      assertEquals(more, failure.getMessage().contains("more was coming"), failure::getMessage);
    }
  }

  /** The beginning of the probe's answer shows that the command's was whole. */
  @ParameterizedTest
  @CsvSource({"source, ''", "probe-after-first, Unknown request 0"})
  void should_take_half_of_a_probes_answer_for_no_half_of_the_commands(
      String dialect, String text) {
    for (int bytes = 1; bytes < HEAD + text.length() + 2; bytes++) {
      try (CutCommand cut = new CutCommand(dialect(dialect), COMMAND)) {
        cut.send(CutCommand.frame(cut.server.lastId, TEXT), HEAD + TEXT.length() + 2);
        cut.send(CutCommand.frame(cut.server.lastId + 1, text), bytes);
        cut.drop();
        if (bytes < 8) {
          assertEquals(TEXT, cut.failed(Disconnected.class).partialText());
        } else {
          assertEquals(TEXT, cut.replied().text());
          assertEquals(EndRule.CLOSED, cut.replied().end());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic", "mirroring"})
  void should_say_that_the_last_words_of_a_stopped_server_were_cut(String dialect) {
    for (int bytes = 0; bytes < HEAD + TEXT.length() + 2; bytes++) {
      try (CutCommand cut = new CutCommand(dialect(dialect), COMMAND.expectClose())) {
        cut.send(CutCommand.frame(cut.server.lastId, TEXT), bytes);
        cut.drop();
        assertEquals(begun(bytes), cut.replied().text());
        assertEquals(EndRule.CLOSED, cut.replied().end());
        boolean nothing = bytes == 0;
        assertTrue(cut.replied().possiblyTruncated() || nothing, "not flagged at " + bytes);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic", "mirroring"})
  void should_tell_half_a_frame_to_callers_that_cancel_and_read_on(String dialect) {
    for (int bytes = 0; bytes < HEAD + TEXT.length() + 2; bytes++) {
      try (CutCommand cut = new CutCommand(dialect(dialect), COMMAND)) {
        int id = cut.server.lastId;
        cut.send(CutCommand.frame(id, TEXT), bytes);
        cut.pending.cancel();
        cut.world.pass(1);
        assertEquals(begun(bytes), cut.failed(Cancelled.class).partialText());
        PendingReply next = cut.session.execute(COMMAND);
        ByteBuf rest = CutCommand.frame(id, TEXT);
        cut.send(rest.copy(bytes, rest.readableBytes() - bytes), rest.readableBytes() - bytes);
        rest.release();
        cut.send(CutCommand.frame(id + 1, ""), HEAD + 2);
        cut.world.pass(600);
        assertEquals(1, cut.server.connections);
        cut.send(CutCommand.frame(cut.server.lastId, "next"), HEAD + 6);
        cut.send(CutCommand.frame(cut.server.lastId + 1, ""), HEAD + 2);
        cut.world.pass(2000);
        Reply reply = next.toCompletableFuture().getNow(null);
        assertNotNull(reply, "the next command has no answer after a cut at " + bytes);
        assertEquals("next", reply.text());
        assertFalse(reply.possiblyTruncated());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic", "mirroring"})
  void should_tell_half_a_frame_when_the_session_is_closed(String dialect) {
    for (int bytes = 1; bytes < HEAD + TEXT.length() + 2; bytes++) {
      try (CutCommand cut = new CutCommand(dialect(dialect), COMMAND)) {
        cut.send(CutCommand.frame(cut.server.lastId, TEXT), bytes);
        cut.session.closeAsync();
        cut.world.pass(2100);
        assertEquals(begun(bytes), cut.failed(Closed.class).partialText());
      }
    }
  }

  /** Half a frame belongs to one of several commands in flight. */
  @Test
  void should_tell_it_only_to_its_own_command() {
    for (int bytes = 1; bytes < HEAD + TEXT.length() + 2; bytes++) {
      try (CutCommand cut = new CutCommand(Dialect.SOURCE, COMMAND)) {
        int first = cut.server.lastId;
        PendingReply second = cut.session.execute(COMMAND);
        cut.world.pass(1);
        cut.send(CutCommand.frame(first, "all"), HEAD + 5);
        cut.send(CutCommand.frame(cut.server.lastId, TEXT), bytes);
        cut.drop();
        Throwable[] failure = new Throwable[1];
        second.whenComplete((reply, thrown) -> failure[0] = thrown);
        cut.world.pass(1);
        assertEquals(begun(bytes), ((RconException) failure[0]).partialText());
        if (bytes < 8) {
          // Nobody knows whose it is.
          assertEquals("all", cut.failed(Disconnected.class).partialText());
        } else {
          assertEquals("all", cut.replied().text());
        }
      }
    }
  }

  /** More under the id of an answered command shows that its end was none, half a frame too. */
  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "nukkit", "generic", "mirroring"})
  void should_doubt_a_dialect_whose_answers_go_on_with_half_a_frame(String dialect) {
    try (CutCommand cut = new CutCommand(dialect(dialect), COMMAND)) {
      cut.send(CutCommand.frame(cut.server.lastId, "all"), HEAD + 5);
      cut.world.pass(2000);
      assertFalse(cut.replied().possiblyTruncated());
      cut.send(CutCommand.frame(cut.server.lastId, TEXT), HEAD + 3);
      cut.drop();
      cut.world.pass(10_000);
      PendingReply next = cut.session.execute(COMMAND);
      cut.world.pass(1);
      cut.send(CutCommand.frame(cut.server.lastId, "next"), HEAD + 6);
      cut.world.pass(2000);
      assertTrue(next.toCompletableFuture().getNow(null).possiblyTruncated());
    }
  }
}
