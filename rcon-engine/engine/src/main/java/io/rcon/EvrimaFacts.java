package io.rcon;

import static io.rcon.Readings.TEXT;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The family of The Isle: Evrima, and its own facts. */
public final class EvrimaFacts {
  /**
   * The commands and the byte that the game has for each: a word, a blank, two hexadecimal digits.
   */
  public static final Fact<List<String>> CODES =
      Fact.of(
          "codes",
          List.of(),
          Readings.list(TEXT, ""),
          "the commands, each as a word and the two hexadecimal digits of its code: announce 10");

  /** The Isle: Evrima: requests with a code, answers without a format. */
  public static final Family FAMILY = Family.of("evrima", List.of(CODES), EvrimaFacts::check);

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_-]* [0-9a-f]{2}");

  private EvrimaFacts() {}

  /**
   * The codes of the commands by their words.
   *
   * @param dialect a dialect of the family
   * @return each from 1 to 255
   */
  public static Map<String, Integer> codes(Dialect dialect) {
    Map<String, Integer> codes = new HashMap<>();
    for (String code : dialect.get(CODES)) {
      int blank = code.indexOf(' ');
      codes.put(code.substring(0, blank), Integer.parseInt(code.substring(blank + 1), 16));
    }
    return codes;
  }

  private static void check(Dialect dialect) {
    for (String code : dialect.get(CODES)) {
      String lower = code.toLowerCase(Locale.ROOT);
      if (!CODE.matcher(code).matches() || lower.endsWith(" 00")) {
        throw new IllegalArgumentException(
            "'" + code + "' is no code; write a word, a blank and two digits, as in announce 10");
      }
    }
    if (dialect.ending().rule() != EndRule.QUIET_TIME || dialect.depth() > 1) {
      throw new IllegalArgumentException(
          "nothing tells the end of an answer or whose it is; leave the rule 'quiet_time' and"
              + " depth 1");
    }
    Endings.checkTcp(dialect.ending());
  }
}
