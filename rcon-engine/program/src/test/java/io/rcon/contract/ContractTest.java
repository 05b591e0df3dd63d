package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.SourceFacts;
import io.rcon.testing.LongForm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dialect that there is, in each row that it can have. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ContractTest {
  /**
   * But for one that stands for no game, which is tried with many, below, and for games that take
   * typed commands only and have no sessions to hold to it.
   */
  static List<Dialect> all() {
    return Dialect.all().stream()
        .filter(each -> each.family().hasSessions())
        .filter(each -> !each.get(SourceFacts.LEARNS))
        .toList();
  }

  /** Games that speak in Source frames; in the short form some that differ the most. */
  static List<Dialect> framedGames() {
    Set<String> odd = Set.of("minecraft", "source", "glowstone", "cuberite", "conan", "palworld");
    return all().stream()
        .filter(each -> each.family().equals(SourceFacts.FAMILY))
        .filter(each -> LongForm.or(1, 0) == 1 || odd.contains(each.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void should_be_kept(Dialect dialect) {
    assertEquals("", broken(dialect, dialect.name()));
  }

  @ParameterizedTest
  @MethodSource("framedGames")
  void should_be_kept_where_the_game_is_not_known(Dialect game) {
    StringBuilder broken = new StringBuilder();
    for (ContractRow row : ContractRows.ALL) {
      if (row.cannot(Dialect.AUTO).isEmpty() && !isKnowledge(row, game)) {
        broken.append(broken(row, Dialect.AUTO, game.name()));
      }
    }
    assertEquals("", broken.toString());
  }

  /** What only a dialect of the game's own can know: its lines, its charset, its closing. */
  private static boolean isKnowledge(ContractRow row, Dialect game) {
    return switch (row.name()) {
      case "right" -> game.get(CommonFacts.CLOSES_AFTER_ANSWER);
      case "long" -> game.get(SourceFacts.LINE_FRAMES);
      case "letters" -> game.get(CommonFacts.ASCII_COMMAND);
      default -> false;
    };
  }

  /** What a dialect breaks with a simulated server; empty if nothing. */
  static String broken(Dialect dialect, String game) {
    StringBuilder broken = new StringBuilder();
    for (ContractRow row : ContractRows.ALL) {
      if (row.cannot(dialect).isEmpty()) {
        broken.append(broken(row, dialect, game));
      }
    }
    return broken.toString();
  }

  /** The words for it; empty if the row holds. */
  private static String broken(ContractRow row, Dialect dialect, String game) {
    try (ContractStage stage = new ContractStage(dialect, game)) {
      row.check(stage);
      return "";
    } catch (AssertionError | RuntimeException e) {
      StringWriter words = new StringWriter();
      e.printStackTrace(new PrintWriter(words));
      return "\n" + dialect + " breaks '" + row.name() + "': " + words;
    }
  }
}
