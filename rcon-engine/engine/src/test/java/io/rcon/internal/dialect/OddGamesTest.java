package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.SourceFacts;
import io.rcon.spi.Mechanism.Carrier;
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

/** What is understood of games that only facts describe, byte by byte. */
class OddGamesTest {
  /** Those that have conversations of their own elsewhere. */
  private static final Set<String> ELSEWHERE =
      Set.of("source", "minecraft", "forge", "nukkit", "generic", "auto");

  /** A talk with a game: its title and the lines of the file. */
  record Story(String title, List<String> lines) {
    @Override
    public String toString() {
      return lines.get(0) + ": " + title;
    }
  }

  static List<Story> stories() throws IOException {
    List<Story> stories = new ArrayList<>();
    try (InputStream file = OddGamesTest.class.getResourceAsStream("/io/rcon/odd/games.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      for (String part : text.split("\n\n", -1)) {
        String[] lines = part.lines().toArray(String[]::new);
        if (lines.length > 1 && lines[1].startsWith("game ")) {
          stories.add(new Story(lines[0].substring(2), List.of(lines).subList(1, lines.length)));
        }
      }
    }
    return stories;
  }

  @ParameterizedTest
  @MethodSource("stories")
  void should_understand_a_game_by_its_facts(Story story) {
    Dialect game = named(story.lines().get(0).substring(5));
    Talk talk = new Talk(game);
    Carrier.Stream stream = (Carrier.Stream) Mechanisms.of(game).carrier();
    EmbeddedChannel channel = new EmbeddedChannel(stream.framing().handler(game, talk));
    List<String> expected = new ArrayList<>();
    for (String line : story.lines().subList(1, story.lines().size())) {
      String rest = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("understood ")) {
        expected.add(rest.replace("\\n", "\n"));
        continue;
      }
      talk.understood(expected.toArray(String[]::new));
      expected.clear();
      if (line.startsWith("command ")) {
        talk.command(rest);
      } else {
        channel.writeInbound(Unpooled.wrappedBuffer(Hex.bytes(rest)));
      }
    }
    talk.understood(expected.toArray(String[]::new));
    channel.finishAndReleaseAll();
  }

  private static Dialect named(String name) {
    return Dialect.named(name).orElseThrow();
  }

  @Test
  void everyGameHasAStory() throws IOException {
    Set<String> told = new TreeSet<>();
    stories().forEach(story -> told.add(story.lines().get(0).substring(5)));
    Set<String> games = new TreeSet<>();
    for (Dialect dialect : Dialect.all()) {
      if (dialect.family().equals(SourceFacts.FAMILY) && !ELSEWHERE.contains(dialect.name())) {
        games.add(dialect.name());
      }
    }
    assertEquals(games, told);
  }

  @Test
  void theUsualFactsFindNoneOfIt() {
    for (Dialect game : List.of(Dialect.MINECRAFT, Dialect.SOURCE, Dialect.NUKKIT)) {
      assertFalse(SourceHabits.of(game, new SourceIds(0)) != null, game.name());
    }
  }
}
