package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.QuakeFacts;
import io.rcon.testing.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Quake's kin are sent, and what is understood of their datagrams, by the byte. */
class OddDatagramsTest {
  /** Those that have conversations of their own elsewhere. */
  private static final Set<String> ELSEWHERE =
      Set.of("quake3", "ioquake3", "darkplaces", "quakeworld", "fte");

  static List<List<String>> stories() throws IOException {
    List<List<String>> stories = new ArrayList<>();
    try (InputStream file =
        OddDatagramsTest.class.getResourceAsStream("/io/rcon/odd/datagrams.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      for (String part : text.split("\n\n", -1)) {
        List<String> lines = part.lines().toList();
        if (lines.size() > 1 && lines.get(1).startsWith("game ")) {
          stories.add(lines.subList(1, lines.size()));
        }
      }
    }
    return stories;
  }

  private static Dialect game(List<String> story) {
    return Dialect.named(story.get(0).substring(5)).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void should_understand_a_game_by_its_facts(List<String> story) {
    Talk talk = new Talk(game(story));
    List<String> expected = new ArrayList<>();
    for (String line : story.subList(1, story.size())) {
      String rest = line.substring(line.indexOf(' ') + 1);
      switch (line.substring(0, line.indexOf(' '))) {
        case "command" -> talk.command(rest);
        case "sends" -> assertEquals(List.of(rest.split(" ", -1)), talk.sent);
        case "read" -> talk.datagram(Hex.bytes(rest));
        default -> expected.add(rest.replace("\\n", "\n"));
      }
    }
    talk.understood(expected.toArray(String[]::new));
  }

  /** A datagram cut short anywhere is a stray one or a shorter text, and never anything worse. */
  @ParameterizedTest
  @MethodSource("stories")
  void should_survive_a_datagram_cut_short(List<String> story) {
    String read = story.stream().filter(line -> line.startsWith("read ")).findFirst().orElseThrow();
    byte[] whole = Hex.bytes(read.substring(5));
    for (int length = 0; length < whole.length; length++) {
      Talk talk = new Talk(game(story));
      talk.command("echo x");
      talk.datagram(java.util.Arrays.copyOf(whole, length));
      assertEquals(List.of(), talk.log.stream().filter("malformed"::equals).toList());
    }
  }

  @Test
  void everyGameHasAStory() throws IOException {
    Set<String> told = new TreeSet<>();
    stories().forEach(story -> told.add(game(story).name()));
    Set<String> games = new TreeSet<>();
    for (Dialect dialect : Dialect.all()) {
      if (dialect.family().equals(QuakeFacts.FAMILY) && !ELSEWHERE.contains(dialect.name())) {
        games.add(dialect.name());
      }
    }
    assertEquals(games, told);
  }
}
