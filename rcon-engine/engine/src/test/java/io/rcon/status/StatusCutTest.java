package io.rcon.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.LongForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text, cut at every byte, and with the lines of other games between its own. */
class StatusCutTest {
  private static final int SHORT = 4000;

  /** So many bytes of a text are cut at each of them when another game's lines are between. */
  private static final int MOST_MIXED = LongForm.or(8000, 400);

  /** A text, and the format that is to read it. */
  record Sample(String name, String format, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Sample> SAMPLES =
      Stream.concat(
              names()
                  .map(name ->
                      new Sample(name, SecondAuthorTest.key(name), SecondAuthorTest.text(name))),
              StatusKindsTest.kinds()
                  .map(kind ->
                      new Sample(
                          kind + ".kind",
                          kind.format(),
                          kind.answer(List.of("one", "\u0434\u0432\u0430", "\ud83d\ude00")))))
          .toList();

  static List<Sample> samples() {
    return SAMPLES;
  }

  static Stream<String> names() {
    Stream<String> examples =
        StatusResources.files("examples", ".txt").stream().map(StatusResources::name);
    return Stream.concat(SecondAuthorTest.ownTexts(), examples);
  }

  static Stream<String> ofCharacters() {
    return names().filter(name -> !name.startsWith("frostbite"));
  }

  private static StatusFormat format(String name) {
    return StatusFormats.named(SecondAuthorTest.key(name));
  }

  /**
   * A cut row may have lost a part of its name, but nobody is banned by a part of an id.
   * Frostbite's words have a length and are whole or missing; columns of The Isle are lines, and
   * names come when the last is there.
   */
  @ParameterizedTest
  @MethodSource("ofCharacters")
  void endsAtEveryByteWithoutAFalseId(String name) {
    String text = SecondAuthorTest.text(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Player> whole = format(name).parse(text).players();
    for (int end = 0; end < bytes.length; end += LongForm.or(1, bytes.length > SHORT ? 37 : 3)) {
      String cut = new String(bytes, 0, end, StandardCharsets.UTF_8);
      ServerStatus status = format(name).parse(cut);
      assertEquals(cut, status.text());
      assertNotNull(status.toString());
      List<Player> players = status.players();
      assertTrue(players.size() <= whole.size(), cut);
      for (int i = 0; i < players.size(); i++) {
        assertIds(whole.get(i), players.get(i), cut);
        if (i < players.size() - 1 && !name.startsWith("evrima")) {
          assertEquals(whole.get(i).rawName(), players.get(i).rawName(), cut);
        }
      }
    }
  }

  /** A name that looks like a row is one to everybody if all that stands behind it is missing. */
  private static void assertIds(Player whole, Player cut, String text) {
    cut.ids()
        .forEach((kind, id) ->
            assertTrue(
                id.equals(whole.ids().get(kind)) || whole.rawName().contains(id),
                () -> kind + " " + id + " of " + text));
  }

  /** Both at once, in the middle of a line's end and of a character too. */
  @ParameterizedTest
  @MethodSource("samples")
  void endsAtEveryByteWithLinesOfAnotherGame(Sample sample) {
    List<String> strange = another(sample).text.lines().toList();
    StringBuilder mixed = new StringBuilder();
    int row = 0;
    for (String line : sample.text.lines().toList()) {
      mixed.append(line).append('\n');
      mixed.append(strange.isEmpty() ? "" : strange.get(row++ % strange.size())).append('\n');
    }
    byte[] bytes = mixed.toString().getBytes(StandardCharsets.UTF_8);
    StatusFormat format = StatusFormats.named(sample.format);
    for (int end = 0; end <= Math.min(bytes.length, MOST_MIXED); end++) {
      String cut = new String(bytes, 0, end, StandardCharsets.UTF_8);
      ServerStatus status = format.parse(cut);
      assertEquals(cut, status.text());
      assertNotNull(status.toString());
      assertTrue(status.players().size() <= cut.length(), cut);
    }
  }

  /** Of another format, each of another sample. */
  private static Sample another(Sample sample) {
    int at = SAMPLES.indexOf(sample) + SAMPLES.size() / 2;
    while (SAMPLES.get(at % SAMPLES.size()).format.equals(sample.format)) {
      at++;
    }
    return SAMPLES.get(at % SAMPLES.size());
  }

  @ParameterizedTest
  @MethodSource("names")
  void bearsLinesOfOtherGames(String name) {
    List<String> all = names().toList();
    List<String> lines = SecondAuthorTest.text(name).lines().toList();
    int offset = all.indexOf(name);
    for (int step = 1; step < all.size(); step += LongForm.or(7, 41)) {
      String other = SecondAuthorTest.text(all.get((offset + step) % all.size()));
      List<String> strange = other.lines().toList();
      StringBuilder mixed = new StringBuilder();
      for (int i = 0; i < Math.min(lines.size(), 64); i++) {
        mixed.append(lines.get(i)).append('\n');
        mixed.append(strange.isEmpty() ? "" : strange.get(i % strange.size())).append('\n');
      }
      ServerStatus status = format(name).parse(mixed.toString());
      assertEquals(mixed.toString(), status.text());
      assertNotNull(StatusRendering.of(status));
    }
  }
}
