package io.rcon.codec.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to {@link A2sRequest#RULES}.
 *
 * <pre>
 *  45 | count (2) | for each: name | value
 * </pre>
 *
 * Many servers cut this answer at one datagram. Some games pack binary data into names and values,
 * which is then no text.
 *
 * @param counted the count that the answer begins with
 * @param rules from names to values, in the order of the answer; the first of two equal names stays
 * @param complete false if the datagram ended within a rule, or has fewer than were counted
 */
public record A2sRules(int counted, Map<String, String> rules, boolean complete)
    implements A2sAnswer {
  static A2sRules read(QueryCursor in) {
    int counted = in.u16le();
    Map<String, String> rules = new LinkedHashMap<>();
    int read = 0;
    while (in.remaining() > 0) {
      String name = in.text();
      String value = in.text();
      if (!in.isCut()) {
        rules.putIfAbsent(name, value);
        read++;
      }
    }
    return new A2sRules(
        counted, Collections.unmodifiableMap(rules), !in.isCut() && read >= counted);
  }
}
