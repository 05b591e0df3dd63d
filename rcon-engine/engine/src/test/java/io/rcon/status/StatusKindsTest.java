package io.rcon.status;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be true of every form of an answer. */
class StatusKindsTest {
  /** Names that try to look like something else. */
  static final List<String> HOSTILE =
      List.of(
          "                ",
          "\"",
          "' score=9",
          "| Team ID: 1 | ",
          ", 76561190000000001",
          "(5 players in total)",
          "#end",
          "^7^7",
          "§k",
          "\uD83D\uDE00",
          "\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437".repeat(4),
          "a  b",
          "x / AGID: 1",
          "\u202Eabc");

  private static final String LOG = "L 11/27/2026 - 02:00:00: World triggered \"Round_Start\"\n";

  static Stream<StatusKind> kinds() {
    return StatusResources.files("kinds", ".kind").stream().map(StatusKind::new);
  }

  private static ServerStatus parse(StatusKind kind, String text) {
    return StatusFormats.named(kind.format()).parse(text);
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "player" + i).toList();
  }

  private static List<String> read(ServerStatus status) {
    return status.players().stream().map(Player::rawName).toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsAnyNumberOfPlayers(StatusKind kind) {
    for (int count : new int[] {0, 1, 64, 200}) {
      String text = kind.answer(names(count));
      if (count == 0 && kind.silentWhenEmpty()) {
        continue;
      }
      ServerStatus status = parse(kind, text);
      assertTrue(status.known(), () -> kind + ", " + count + ": " + text);
      assertEquals(names(count), read(status));
      assertTrue(status.complete(), () -> kind + ", " + count);
      assertTrue(status.countsAgree(), () -> kind + ", " + count);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsHostileNames(StatusKind kind) {
    assertAll(
        IntStream.range(0, HOSTILE.size())
            .mapToObj(i ->
                () -> {
                  String name = HOSTILE.get(i);
                  List<String> players = List.of("one", name, "two");
                  ServerStatus status = parse(kind, kind.answer(players));
                  if (kind.tells(i)) {
                    List<String> wanted = List.of("one", name.strip(), "two");
                    assertEquals(wanted, stripped(status), i + " " + kind.answer(players));
                  } else {
                    assertNotNull(status);
                  }
                }));
  }

  private static List<String> stripped(ServerStatus status) {
    return read(status).stream().map(String::strip).toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsTheLongestColumns(StatusKind kind) {
    if (kind.hasLongRow()) {
      ServerStatus status = parse(kind, kind.longRow());
      assertEquals(1, status.players().size(), kind.longRow());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void endsAtEveryCharacter(StatusKind kind) {
    String text = kind.answer(List.of("one", "two three", "| Team ID: 1 | "));
    for (int length = 0; length < text.length() - 1; length++) {
      ServerStatus status = parse(kind, text.substring(0, length));
      assertEquals(text.substring(0, length), status.text());
      if (kind.ends()) {
        assertFalse(status.complete(), text.substring(0, length));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void bearsOtherLineEnds(StatusKind kind) {
    String text = kind.answer(List.of("one", "two"));
    assertEquals(
        StatusRendering.of(parse(kind, text)),
        StatusRendering.of(parse(kind, text.replace("\n", "\r\n"))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void bearsLogLinesBetween(StatusKind kind) {
    String text = kind.answer(List.of("one", "two"));
    String plain = StatusRendering.players(parse(kind, text));
    for (int feed = text.indexOf('\n'); kind.logged() && feed >= 0; ) {
      String mixed = text.substring(0, feed + 1) + LOG + text.substring(feed + 1);
      assertEquals(plain, StatusRendering.players(parse(kind, mixed)), mixed);
      feed = text.indexOf('\n', feed + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isNotTakenForAnother(StatusKind kind) {
    String text = kind.answer(List.of("one", "two"));
    List<String> takers =
        StatusFormats.all().stream()
            .filter(format -> !format.key().equals(kind.format()))
            .filter(format -> !kind.also().contains(format.key()))
            .filter(format -> format.parse(text).known())
            .map(StatusFormat::key)
            .toList();
    assertEquals(List.of(), takers, text);
  }
}
