package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.status.Player;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormat;
import io.rcon.status.StatusFormats;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each format reads of its example, and of what is left of it. */
class JsonExamplesTest {
  private static final long SEED = 20261127;
  private static final String LOG = "L 11/27/2026 - 02:00:00: World triggered \"Round_Start\"\n";
  private static final String BRACKETED = "[12:00:01] [Server thread/INFO]: a line\n";

  private static final List<JsonExample> EXAMPLES = JsonExample.all();

  static Stream<JsonExample> examples() {
    return EXAMPLES.stream();
  }

  /** Values by somebody else than the readers' author, from the texts; details where named. */
  static Stream<JsonExample> secondAuthor() {
    return JsonExample.all("second-author.txt").stream();
  }

  static Stream<StatusFormat> formats() {
    return new GamesProvider().formats().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isReadAsExpected(JsonExample example) {
    assertEquals(example.expected(), example.rendered(example.text()));
    assertEquals(example.expected(), example.rendered(example.text().replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @MethodSource("secondAuthor")
  void isReadAsTheSecondAuthorReadsIt(JsonExample example) {
    boolean details = example.expected().contains(" [health");
    assertEquals(example.expected(), example.rendered(example.text(), details));
  }

  /** Of those in JSON all: those that no second author has read are named here. */
  @Test
  void everyFormatWasReadByASecondAuthor() {
    List<String> unread =
        formats()
            .map(StatusFormat::key)
            .filter(key -> secondAuthor().noneMatch(example -> example.format().equals(key)))
            .toList();
    assertEquals(List.of(), unread);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyFormatIsFoundAndHasAnExample(StatusFormat format) {
    assertTrue(StatusFormats.has(format.key()), format.key());
    assertTrue(StatusFormats.all().contains(format));
    assertTrue(examples().anyMatch(example -> example.format().equals(format.key())));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void endsAtEveryCharacter(JsonExample example) {
    String text = example.text().strip();
    ServerStatus all = example.parse(text);
    List<String> whole = names(all);
    for (int cut = 0; cut < text.length(); cut++) {
      ServerStatus status = example.parse(text.substring(0, cut));
      assertEquals(text.substring(0, cut), status.text());
      assertFalse(status.complete(), "cut at " + cut);
      List<String> rest = names(status);
      assertEquals(whole.subList(0, rest.size()), rest, "cut at " + cut);
      if (status.max().isPresent()) {
        assertEquals(all.max(), status.max(), "cut at " + cut);
      }
    }
  }

  private static List<String> names(ServerStatus status) {
    return status.players().stream().map(Player::toString).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void bearsOtherLinesBeforeAndBetween(JsonExample example) {
    for (String other : List.of(LOG, BRACKETED)) {
      assertEquals(example.expected(), example.rendered(other + example.text()));
      assertEquals(example.expected(), example.rendered(example.text() + other));
    }
    String text = example.text();
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      String mixed = text.substring(0, at + 1) + LOG + text.substring(at + 1);
      assertEquals(example.expected(), example.rendered(mixed));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isNotTakenForAnother(JsonExample example) {
    List<String> takers =
        StatusFormats.all().stream()
            .filter(format -> format.parse(example.text()).known())
            .map(StatusFormat::key)
            .toList();
    assertEquals(List.of(example.format()), takers);
  }

  @Test
  void whatFollowsTooManyRowsStaysRaw() {
    String row = "{\"SteamID\":\"7656119\",\"DisplayName\":\"p\",\"Ping\":1},";
    String text = "[" + row.repeat(JsonRows.MOST) + row.replace("},", "}]");
    ServerStatus status = StatusFormats.named("rust-players").parse(text);
    assertEquals(JsonRows.MOST, status.players().size());
    assertEquals(JsonRows.MOST + 1, status.online().orElseThrow());
    assertFalse(status.complete());
    assertEquals(text, status.text());
  }

  @Test
  void anyNumberOfPlayersStandsOnOneLine() {
    for (int count : new int[] {0, 1, 64, 200}) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        rows.add("{\"SteamID\":\"7656119\",\"DisplayName\":\"p" + i + "\",\"Ping\":1}");
      }
      ServerStatus status =
          StatusFormats.named("rust-players").parse("[" + String.join(",", rows) + "]");
      assertEquals(count, status.players().size());
      assertTrue(status.known() && status.complete() && status.countsAgree());
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatNoServerSendsGivesAValue(StatusFormat format) {
    String deep = "[".repeat(2_000_000);
    String objects = "{\"players\":".repeat(300_000);
    String surrogate = "[\"\\ud83d\"]";
    String huge = "{\"a\":1e999999999}";
    for (String text : List.of("", "{", "[", "[]", "{}", "null", deep, objects, huge, surrogate)) {
      assertEquals(text, format.parse(text).text());
    }
    assertFalse(format.parse(deep).known());
    String number = "9".repeat(100_000);
    for (JsonExample example : EXAMPLES) {
      String big = example.text().replaceFirst(":\\s*\\d+", ": " + number);
      assertEquals(big, format.parse(big).text());
    }
  }

  @Test
  void spoiltTextsGiveAValue() {
    Random random = new Random(SEED);
    String pieces = "{}[]\",:0\\\n-eEtruenull \u00a7\ud83d";
    for (int i = 0; i < 20_000; i++) {
      JsonExample example = EXAMPLES.get(random.nextInt(EXAMPLES.size()));
      StringBuilder text = new StringBuilder(example.text());
      for (int change = random.nextInt(5); change >= 0; change--) {
        int at = random.nextInt(text.length());
        char piece = pieces.charAt(random.nextInt(pieces.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, piece);
          default -> text.insert(at, piece);
        }
      }
      String spoilt = text.toString();
      assertEquals(spoilt, example.parse(spoilt).text(), () -> "seed " + SEED + ": " + spoilt);
    }
  }

  /** How long the largest answers take is printed and not asserted: the least of three times. */
  @Test
  void largeTextsTakeNoLongerThanTheirLength() {
    StringBuilder report = new StringBuilder();
    for (JsonExample example : EXAMPLES) {
      String text = example.large(4 * 1024 * 1024);
      long least = Long.MAX_VALUE;
      for (int run = 0; run < 3; run++) {
        long start = System.nanoTime();
        ServerStatus status = example.parse(text);
        least = Math.min(least, System.nanoTime() - start);
        assertEquals(text.length(), status.text().length());
      }
      report.append(' ').append(example.name()).append(' ').append(least / 1_000_000);
    }
    System.getLogger(JsonExamplesTest.class.getName())
        .log(Level.WARNING, "status texts in JSON of 4 MB, milliseconds:" + report);
  }
}
