package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 16: a frame belongs to the command whose id it carries, also when that command has ended. */
@Timeout(30)
class OwnAnswersTest {
  private static final String KEEP_ALIVE = "14000000 00000000 00000000 4b65657020416c697665 0000 ";
  private static final String OK_LIST_PLAYERS =
      "1a000000 02000000 02000000 6f6b204c697374506c61796572730a20 0000 ";

  private static String frame(int id, String text) {
    byte[] body = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return little(10 + body.length)
        + little(id)
        + little(0)
        + HexFormat.of().formatHex(body)
        + "0000";
  }

  private static String little(int number) {
    return String.format("%08x", Integer.reverseBytes(number));
  }

  @Test
  void should_keep_what_comes_late_from_the_command_that_waits() {
    Talk talk = new Talk(Dialect.GENERIC);
    int a = talk.command("a");
    talk.stream(frame(a, "a1"));
    assertEquals("a1", talk.quiet(a));
    int b = talk.command("b");
    talk.log.clear();
    talk.stream(frame(a, "a2") + frame(b, "b1"));
    talk.understood("late, and more than the end", "part of 2", "quiet");
    assertEquals("b1", talk.collected());
  }

  @Test
  void should_not_take_what_comes_late_after_a_timeout_for_a_wrong_end() {
    Talk talk = new Talk(Dialect.SOURCE);
    int a = talk.command("a");
    talk.forget(a);
    talk.stream(frame(a, "too late"));
    talk.understood("late");
    for (int i = 0; i < 40; i++) {
      talk.forget(talk.command("lost"));
    }
    talk.stream(frame(a, "too late") + frame(a + 2, "x") + frame(a + 80, "x") + frame(a + 82, "x"));
    talk.understood("late", "late", "late", "late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "source", "minecraft", "nukkit"})
  void should_never_take_the_id_of_the_login_for_one_of_an_ended_command(String dialect) {
    Talk talk = new Talk(Dialect.named(dialect).orElseThrow());
    talk.conversation.login(talk);
    talk.stream("0a000000 02000000 02000000 0000");
    talk.understood("logged in");
    int a = talk.command("a");
    assertEquals(4, a);
    talk.stream(frame(2, "by the login's id"));
    if (dialect.equals("generic")) {
      talk.understood("part of 17", "long quiet");
      assertEquals("by the login's id", talk.quiet(a));
    } else {
      talk.understood("late");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2, 99, Integer.MIN_VALUE, 0x7fff_fffe})
  void should_give_a_strangers_text_away_once_the_own_answer_comes(int stranger) {
    Talk talk = new Talk(Dialect.GENERIC);
    talk.conversation.login(talk);
    talk.stream("0a000000 02000000 02000000 0000");
    int a = talk.command("a");
    talk.log.clear();
    talk.stream(frame(stranger, "somebody joined"));
    talk.understood("part of 15", "long quiet");
    talk.stream(frame(a, "own"));
    talk.understood("discarded somebody joined", "part of 3", "quiet");
    talk.stream(frame(stranger, "and left"));
    talk.understood("event and left");
    assertEquals("own", talk.quiet(a));
    talk.stream(frame(stranger, "again"));
    talk.understood("event again");
  }

  @Test
  void should_hear_a_keep_alive_before_and_after_an_answer() {
    Talk before = new Talk(Dialect.GENERIC);
    int a = before.command("ListPlayers");
    before.stream(KEEP_ALIVE + OK_LIST_PLAYERS);
    assertEquals("ok ListPlayers\n ", before.quiet(a));
    Talk after = new Talk(Dialect.GENERIC);
    after.command("ListPlayers");
    after.stream(OK_LIST_PLAYERS + KEEP_ALIVE);
    after.understood("part of 16", "quiet", "event Keep Alive");
    assertEquals("ok ListPlayers\n ", after.quiet(a));
  }

  @Test
  void should_learn_from_answers_that_ended_and_from_nothing_else() {
    Talk talk = new Talk(Dialect.GENERIC);
    int a = talk.command("a");
    talk.stream(frame(0, "not yet proven"));
    talk.understood("part of 14", "long quiet");
    talk.forget(a);
    int b = talk.command("b");
    talk.stream(frame(0, "nor now"));
    talk.understood("part of 7", "long quiet");
    talk.quiet(b);
    int c = talk.command("c");
    talk.stream(frame(0, "known"));
    talk.understood("part of 5", "quiet");
    talk.stream(frame(c, "unless it changes"));
    talk.understood("discarded known", "part of 17", "quiet");
    talk.quiet(c);
    talk.command("d");
    talk.stream(frame(-1, "not before the end"));
    talk.understood("part of 18", "quiet to the end");
  }

  @Test
  void should_wait_for_the_own_answer_where_one_packet_is_all() {
    Dialect single = Dialect.GENERIC.with(d -> d.ending(Ending.singlePacket()));
    Talk talk = new Talk(single);
    int a = talk.command("a");
    talk.stream(KEEP_ALIVE);
    talk.understood("part of 10", "long quiet");
    talk.stream(frame(a, "own"));
    talk.understood("discarded Keep Alive", "SINGLE_PACKET own");
  }

  @ParameterizedTest
  @CsvSource({
    "minecraft, 4086, 10000, SHORT_FRAGMENT", "minecraft, 5, 12, SHORT_FRAGMENT",
    "nukkit, 4096, 9000, SINGLE_PACKET", "nukkit, 1, 3, SINGLE_PACKET"
  })
  void should_join_and_flag_more_in_the_same_read(
      String dialect, int piece, int all, EndRule rule) {
    Talk talk = new Talk(Dialect.named(dialect).orElseThrow());
    int a = talk.command("a");
    StringBuilder read = new StringBuilder();
    for (int at = 0; at < all; at += piece) {
      read.append(frame(a, "x".repeat(Math.min(piece, all - at))));
    }
    talk.stream(read + KEEP_ALIVE);
    int last = talk.log.size();
    String text = all > 400 ? all + " characters" : "x".repeat(all);
    assertEquals(rule + " " + text, talk.log.get(last - 3));
    assertEquals("in doubt", talk.log.get(last - 2));
    assertEquals("event Keep Alive", talk.log.get(last - 1));
  }

  @Test
  void should_join_what_follows_the_mirror_in_the_same_read() {
    Talk talk = new Talk(Dialect.SOURCE);
    int a = talk.command("a");
    int b = talk.command("b");
    talk.stream(
        frame(a + 1, "") + frame(b + 1, "") + frame(a, "a1") + frame(b, "b1") + frame(a, "a2"));
    talk.understood(
        "part of 2", "part of 2", "PROBE b1", "in doubt", "part of 2", "PROBE a1a2", "in doubt");
  }

  @Test
  void should_notice_what_comes_long_after_the_mirror() {
    Talk talk = new Talk(Dialect.SOURCE);
    int a = talk.command("a");
    talk.stream(frame(a, "a1") + frame(a + 1, ""));
    talk.understood("part of 2", "PROBE a1");
    talk.stream(frame(a, ""));
    talk.understood("late");
    talk.stream(frame(a, "a2"));
    talk.understood("late, and more than the end");
  }

  @Test
  void should_wait_for_a_piece_that_has_begun_in_the_same_read() {
    Talk talk = new Talk(Dialect.NUKKIT);
    int a = talk.command("a");
    String second = frame(a, "second");
    talk.stream(frame(a, "first ") + second.substring(0, 20));
    talk.understood("part of 6");
    talk.stream(second);
    talk.understood("part of 6", "SINGLE_PACKET first second", "in doubt");
  }

  @Test
  void should_not_doubt_an_answer_before_a_frame_without_a_text() {
    Talk talk = new Talk(Dialect.NUKKIT);
    int a = talk.command("a");
    talk.stream(frame(a, "all") + frame(a, "") + frame(99, "nobody's"));
    talk.understood("SINGLE_PACKET all", "late", "late");
  }

  @Test
  void should_take_what_came_of_a_frame_only_for_its_own_command() {
    byte[] part = HexFormat.of().parseHex("04000000" + "00000000" + "6f6b" + "0000");
    io.netty.buffer.ByteBuf buffer = io.netty.buffer.Unpooled.wrappedBuffer(part);
    Talk source = new Talk(Dialect.SOURCE);
    source.command("a");
    int b = source.command("b");
    assertEquals(4, b);
    assertEquals(false, source.conversation.cutFrame(2, buffer, 0, part.length, source));
    assertEquals(true, source.conversation.cutFrame(4, buffer, 0, part.length, source));
    source.understood("part of 2", "part of 2");
    // Of the first three bytes of an id nobody knows whose they are; then its own is known.
    assertEquals(true, source.conversation.cutFrame(2, buffer, 0, 3, source));
    assertEquals(false, source.conversation.cutFrame(2, buffer, 0, 4, source));
    assertEquals(true, source.conversation.cutFrame(4, buffer, 0, 7, source));
    source.understood();
    Talk generic = new Talk(Dialect.GENERIC);
    int only = generic.command("a");
    assertEquals(true, generic.conversation.cutFrame(only, buffer, 0, part.length, generic));
    assertEquals("ok", generic.quiet(only));
  }
}
