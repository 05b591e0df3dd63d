package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbered vectors; the command has the id 2, its probe 3. */
@Timeout(30)
class SourceAnswersTest {
  private static final String V11_LIST = "0e0000000200000002000000" + "6c6973740000";
  private static final String V12_OK = "0d000000 02000000 00000000 6f6b0a 0000 ";
  private static final String V13_EMPTY = "0a000000 02000000 00000000 0000 ";
  private static final String V14_PROBE = "0a0000000300000000000000" + "0000";
  private static final String MIRROR = "0a000000 03000000 00000000 0000 ";
  private static final String SENTINEL = "0e000000 03000000 00000000 00010000 0000 ";
  private static final String V16_UNKNOWN =
      "1b000000 03000000 00000000 556e6b6e6f776e20726571756573742030 0000 ";
  private static final String V27_FULL = "0a100000 02000000 00000000 61*4096 0000 ";
  private static final String V24_CHAT =
      "16000000 00000000 01000000 5b43686174416c6c5d206869 0000 ";
  private static final String V26_KEEP_ALIVE =
      "14000000 00000000 00000000 4b65657020416c697665 0000 ";

  private static Talk asked(Dialect dialect) {
    Talk talk = new Talk(dialect);
    assertEquals(2, talk.command("list"));
    return talk;
  }

  @Test
  void should_send_command_and_terminator_together_to_source_only() {
    assertEquals(java.util.List.of(V11_LIST, V14_PROBE), asked(Dialect.SOURCE).sent);
    for (Dialect other : new Dialect[] {Dialect.MINECRAFT, Dialect.NUKKIT, Dialect.GENERIC}) {
      assertEquals(java.util.List.of(V11_LIST), asked(other).sent);
    }
  }

  @Test
  void should_join_what_comes_before_the_mirror_and_drop_the_sentinel() {
    Talk talk = asked(Dialect.SOURCE);
    talk.stream(
        "0e000000 02000000 00000000 41414141 0000 0c000000 02000000 00000000 4242 0000 "
            + MIRROR
            + SENTINEL);
    talk.understood("part of 4", "part of 2", "PROBE AAAABB");
    talk.command("list");
    talk.stream("0d000000 04000000 00000000 6f6b0a 0000 0a000000 05000000 00000000 0000");
    talk.understood("part of 3", "PROBE ok\n");
  }

  @Test
  void should_return_an_empty_answer_whole() {
    Talk talk = asked(Dialect.SOURCE);
    talk.stream(V13_EMPTY + MIRROR + SENTINEL);
    talk.understood("part of 0", "PROBE ");
    Talk other = asked(Dialect.MINECRAFT);
    other.stream(V13_EMPTY);
    other.understood("SHORT_FRAGMENT ");
  }

  @Test
  void should_ignore_a_mirror_that_comes_twice() {
    Talk talk = asked(Dialect.SOURCE);
    talk.stream(V12_OK + MIRROR + MIRROR);
    talk.understood("part of 3", "PROBE ok\n");
  }

  @Test
  void should_give_answers_that_change_places_to_their_own_commands() {
    Talk talk = asked(Dialect.SOURCE);
    talk.command("list");
    talk.stream(
        "0b000000 04000000 00000000 62 0000 0a000000 05000000 00000000 0000 "
            + "0b000000 02000000 00000000 61 0000 0a000000 03000000 00000000 0000");
    talk.understood("part of 1", "PROBE b", "part of 1", "PROBE a");
  }

  @Test
  void should_ask_for_the_end_only_after_a_full_first_fragment() {
    Talk talk = asked(Dialect.MINECRAFT);
    talk.stream(V27_FULL);
    talk.understood("part of 4096");
    assertEquals(V14_PROBE, talk.sent.get(1));
    talk.stream(V27_FULL + V12_OK + V16_UNKNOWN);
    talk.understood("part of 4096", "part of 3", "PROBE 8195 characters");
    assertEquals(2, talk.sent.size(), "one probe, however many fragments");
  }

  @ParameterizedTest
  @CsvSource({
    "00100000 02000000 00000000 61*4086 0000, SHORT_FRAGMENT 4086 characters",
    "09100000 02000000 00000000 61*4095 0000, SHORT_FRAGMENT 4095 characters",
    "0a100000 02000000 00000000 61*4096 0000, part of 4096",
    "0a300000 02000000 00000000 e282ac*4096 0000, part of 12288",
    "6aea0000 02000000 00000000 62*60000 0000, part of 60000",
  })
  void should_count_the_bytes_of_a_fragment(String frame, String understood) {
    Talk talk = asked(Dialect.MINECRAFT);
    talk.stream(frame);
    talk.understood(understood);
    assertEquals(understood.startsWith("part") ? 2 : 1, talk.sent.size());
  }

  @Test
  void should_ask_for_nothing_where_there_is_no_probe() {
    Ending none = Dialect.MINECRAFT.ending();
    Talk talk =
        asked(
            Dialect.MINECRAFT.with(d ->
                d.ending(
                    new Ending(
                        none.rule(),
                        none.limit(),
                        none.quiet(),
                        Ending.Probe.NONE,
                        0,
                        none.marker()))));
    talk.stream(V27_FULL);
    talk.understood("part of 4096", "long quiet?");
    assertEquals(1, talk.sent.size());
    talk.stream(V12_OK);
    talk.understood("SHORT_FRAGMENT 4099 characters");
    assertFalse(talk.conversation.realign(talk));
  }

  @ParameterizedTest
  @CsvSource({"minecraft", "forge"})
  void should_ask_after_a_silence_whether_the_answer_is_empty(String dialect) {
    Talk talk = asked(Dialect.named(dialect).orElseThrow());
    talk.conversation.silent(2, talk);
    talk.conversation.silent(2, talk);
    assertEquals(java.util.List.of(V11_LIST, V14_PROBE), talk.sent);
    talk.stream(V16_UNKNOWN);
    talk.understood("PROBE ");
    talk.command("list");
    talk.stream("0d000000 04000000 00000000 6f6b0a 0000");
    talk.understood("SHORT_FRAGMENT ok\n");
  }

  @Test
  void should_take_what_comes_after_the_question_for_the_answer() {
    Talk talk = asked(Dialect.MINECRAFT);
    talk.conversation.silent(2, talk);
    talk.stream(V12_OK);
    talk.understood("part of 3", "long quiet");
    talk.stream(V16_UNKNOWN);
    talk.understood("PROBE ok\n");
    Talk ignored = asked(Dialect.MINECRAFT);
    ignored.conversation.silent(2, ignored);
    ignored.stream(V12_OK);
    assertEquals("ok\n", ignored.quiet(2));
    ignored.command("list");
    ignored.conversation.silent(4, ignored);
    assertEquals(3, ignored.sent.size(), "who ignores one question is not asked another");
  }

  @ParameterizedTest
  @CsvSource({"source", "nukkit", "generic"})
  void should_not_ask_others_after_a_silence(String dialect) {
    Talk talk = asked(Dialect.named(dialect).orElseThrow());
    int before = talk.sent.size();
    talk.conversation.silent(2, talk);
    assertEquals(before, talk.sent.size());
  }

  @ParameterizedTest
  @CsvSource({"PROBE", "QUIET_TIME"})
  void should_ask_after_the_first_packet_where_the_dialect_says_so(EndRule rule) {
    Ending ending =
        new Ending(
            rule, 4086, Duration.ofMillis(300), Ending.Probe.AFTER_FIRST, 0, Ending.Marker.NONE);
    for (boolean mirrored : new boolean[] {true, false}) {
      Talk talk = asked(Dialect.GENERIC.with(d -> d.ending(ending).idsMirrored(mirrored)));
      assertEquals(1, talk.sent.size());
      talk.stream(V12_OK + V12_OK);
      assertEquals(java.util.List.of(V11_LIST, V14_PROBE), talk.sent);
      talk.log.clear();
      talk.stream(V16_UNKNOWN);
      talk.understood("PROBE ok\nok\n");
    }
  }

  @Test
  void should_probe_with_the_type_that_the_dialect_says() {
    Ending ending =
        new Ending(
            EndRule.SHORT_FRAGMENT,
            4096,
            Duration.ZERO,
            Ending.Probe.AFTER_FIRST,
            100,
            Ending.Marker.NONE);
    Talk talk = asked(Dialect.MINECRAFT.with(d -> d.ending(ending)));
    talk.stream(V27_FULL);
    assertEquals("0a0000000300000064000000" + "0000", talk.sent.get(1));
    talk.log.clear();
    talk.stream("1c000000 03000000 00000000 556e6b6e6f776e2072657175657374203634 0000");
    talk.understood("PROBE 4096 characters");
  }

  @ParameterizedTest
  @CsvSource({"source", "minecraft"})
  void should_keep_events_out_of_an_answer(String dialect) {
    Talk talk = asked(Dialect.named(dialect).orElseThrow());
    talk.stream(V24_CHAT + V27_FULL + V24_CHAT + V26_KEEP_ALIVE + V12_OK + V16_UNKNOWN);
    talk.understood(
        "event [ChatAll] hi",
        "part of 4096",
        "event [ChatAll] hi",
        "event Keep Alive",
        "part of 3",
        "PROBE 4099 characters");
  }

  @Test
  void should_not_take_an_id_of_minus_one_for_a_lost_login_without_the_type() {
    Talk talk = asked(Dialect.SOURCE);
    talk.stream(
        "0c000000 00000000 04000000 6869 0000 0a000000 ffffffff 00000000 0000 " + V12_OK + MIRROR);
    talk.understood("event hi", "event ", "part of 3", "PROBE ok\n");
  }

  @Test
  void should_take_one_frame_of_any_size_for_all_where_the_dialect_says_so() {
    Talk talk = asked(Dialect.NUKKIT);
    talk.stream("6aea0000 02000000 00000000 62*60000 0000");
    talk.understood("SINGLE_PACKET 60000 characters");
  }

  @Test
  void should_give_whatever_id_comes_to_the_only_command_where_ids_are_not_mirrored() {
    Talk talk = asked(Dialect.GENERIC);
    talk.stream("0c000000 00000000 00000000 6869 0000 0c000000 63000000 00000000 6869 0000");
    talk.understood("part of 2", "long quiet", "part of 2", "long quiet");
    assertEquals("hihi", talk.collected());
    talk.forget(2);
    talk.stream("0c000000 63000000 00000000 6869 0000");
    talk.understood("event hi");
  }

  @Test
  void should_call_a_nearly_full_packet_suspect_where_silence_tells_the_end() {
    Talk talk = asked(Dialect.GENERIC);
    talk.stream("00100000 02000000 00000000 61*4086 0000");
    talk.understood("part of 4086", "quiet?");
  }

  @ParameterizedTest
  @CsvSource({"0a000000 02000000 00000000 6162, ab", "0b000000 02000000 00000000 616200, ab"})
  void should_miss_nuls_only_where_the_dialect_does(String frame, String text) {
    Talk strict = asked(Dialect.MINECRAFT);
    strict.stream(frame);
    strict.understood("malformed");
    Talk lenient = asked(Dialect.NUKKIT);
    lenient.stream(frame);
    lenient.understood("SINGLE_PACKET " + text);
  }

  @Test
  void should_count_bytes_in_the_limit_of_a_command() {
    Talk talk = new Talk(Dialect.MINECRAFT);
    talk.command("a".repeat(1446));
    assertEquals(2 * 1460, talk.sent.get(0).length());
    assertTrue(talk.sent.get(0).startsWith("b0050000"));
    for (String tooLong : new String[] {"a".repeat(1447), "a".repeat(1445) + "é"}) {
      assertThrows(IllegalArgumentException.class, () -> talk.command(tooLong));
    }
    assertEquals(1, talk.sent.size());
    assertFalse(talk.conversation.realign(talk) && talk.sent.size() == 1, "a probe is a frame");
  }
}
