package io.rcon.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Assertions as a test report that CI systems read: for each run a test case for its validity, and
 * one for each assertion.
 */
public final class JunitReport {
  private JunitReport() {}

  /**
   * Makes the report.
   *
   * @param runs what was found, run by run
   * @param assertions what each run must fulfil
   * @return XML
   */
  public static String xml(List<LoadResult> runs, List<LoadAssertion> assertions) {
    List<String> cases = new ArrayList<>();
    int failures = 0;
    for (int i = 0; i < runs.size(); i++) {
      LoadResult result = runs.get(i);
      String run = runs.size() > 1 ? "run " + (i + 1) + ": " : "";
      failures += result.isValid() ? 0 : 1;
      cases.add(testCase(run + "the result is valid", String.join("; ", result.doubts())));
      for (LoadAssertion assertion : assertions) {
        boolean holds = assertion.holds(result);
        failures += holds ? 0 : 1;
        cases.add(testCase(run + assertion, holds ? "" : assertion.words(result)));
      }
    }
    return String.format(
        Locale.ROOT,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n"
            + "<testsuite name=\"rcon load\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\""
            + " time=\"%.3f\">%n%s</testsuite>%n",
        cases.size(),
        failures,
        runs.stream().mapToDouble(LoadResult::seconds).sum(),
        String.join("", cases));
  }

  private static String testCase(String name, String failure) {
    String head = "  <testcase classname=\"rcon.load\" name=\"" + escaped(name) + "\"";
    return failure.isEmpty()
        ? head + "/>\n"
        : head + ">\n    <failure message=\"" + escaped(failure) + "\"/>\n  </testcase>\n";
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(c < ' ' ? '?' : c);
          }
        });
    return out.toString();
  }
}
