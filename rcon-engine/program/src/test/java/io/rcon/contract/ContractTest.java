package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dialect that there is, in each row that it can have. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ContractTest {
  static List<Dialect> all() {
    return Dialect.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void should_be_kept(Dialect dialect) {
    assertEquals("", broken(dialect, dialect.name()));
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
