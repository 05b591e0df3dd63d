package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selector chooses what its terms say, and the same again when read from its own text. */
class SelectorRoundTripTest {
  private static final List<String> KEYS = List.of("region", "event", "a.b/c-d_e");
  private static final List<String> VALUES = List.of("eu", "us", "", "x y", "1");

  private static <T> T one(SplittableRandom random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A term, and whether it holds. */
  private static boolean term(SplittableRandom random, Server server, StringBuilder text) {
    String key = one(random, KEYS);
    String value = server.tags().get(key);
    Set<String> some = new TreeSet<>(List.of(one(random, VALUES), one(random, VALUES)));
    String single = one(random, VALUES);
    String blank = random.nextBoolean() ? " " : "";
    switch (random.nextInt(6)) {
      case 0 -> text.append(key).append(blank).append("=").append(blank).append(single);
      case 1 -> {
        text.append(key).append(blank).append("!=").append(single);
        return !single.equals(value);
      }
      case 2 -> {
        text.append(key).append(" in (").append(String.join("," + blank, some)).append(")");
        return value != null && some.contains(value);
      }
      case 3 -> {
        text.append(key).append(" notin").append(blank).append("(");
        text.append(String.join(",", some)).append(")");
        return value == null || !some.contains(value);
      }
      case 4 -> {
        text.append(key);
        return value != null;
      }
      default -> {
        text.append("!").append(key);
        return value == null;
      }
    }
    return single.equals(value);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatWasWrittenIsChosen(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      Server server = Server.of(Dialect.SOURCE, "h", 1, Secret.none());
      for (String key : KEYS) {
        server = random.nextBoolean() ? server.tagged(key, one(random, VALUES)) : server;
      }
      boolean expected = true;
      List<String> terms = new ArrayList<>();
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        StringBuilder text = new StringBuilder();
        expected &= term(random, server, text);
        terms.add(text.toString());
      }
      String text = String.join(random.nextBoolean() ? ", " : ",", terms);
      Selector selector = Selector.parse(text);
      assertEquals(expected, selector.matches(server, SessionState.READY), text);
      Selector again = Selector.parse(selector.toString());
      assertEquals(selector, again);
      assertEquals(expected, again.matches(server, SessionState.READY), text);
    }
  }
}
