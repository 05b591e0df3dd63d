package io.rcon.status;

import org.jspecify.annotations.Nullable;

/**
 * Takes words from both ends of a line. Players can forge only the rest between them. Blanks and
 * tabs separate words. Each character is looked at once.
 */
final class LineScanner {
  private final String line;
  private int from;
  private int to;

  LineScanner(String line) {
    this(line, 0, line.length());
  }

  LineScanner(String line, int from, int to) {
    this.line = line;
    this.from = from;
    this.to = Math.max(from, to);
  }

  /** Whether a line begins with these words, as the heading of a table does. */
  static boolean begins(String line, String... words) {
    LineScanner scanner = new LineScanner(line);
    for (String word : words) {
      if (!scanner.next().equals(word)) {
        return false;
      }
    }
    return true;
  }

  /** The next word from the left; empty at the end. */
  String next() {
    skipBlanks();
    int start = from;
    while (from < to && !blank(line.charAt(from))) {
      from++;
    }
    return line.substring(start, from);
  }

  /** The next word from the right; empty at the end. */
  String last() {
    while (to > from && blank(line.charAt(to - 1))) {
      to--;
    }
    int end = to;
    while (to > from && !blank(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(to, end);
  }

  /** The next word, which is not taken. */
  String peek() {
    int mark = from;
    String word = next();
    from = mark;
    return word;
  }

  /** The last word, which is not taken. */
  String peekLast() {
    int mark = to;
    String word = last();
    to = mark;
    return word;
  }

  /** Takes what is expected next; blanks before it do not count. */
  boolean accept(String expected) {
    skipBlanks();
    if (!line.startsWith(expected, from) || from + expected.length() > to) {
      return false;
    }
    from += expected.length();
    return true;
  }

  /** Takes what is expected at the right end; blanks behind it do not count. */
  boolean acceptLast(String expected) {
    int end = to;
    while (end > from && blank(line.charAt(end - 1))) {
      end--;
    }
    if (end - from < expected.length() || !line.startsWith(expected, end - expected.length())) {
      return false;
    }
    to = end - expected.length();
    return true;
  }

  /** What is left, without the blanks around it. */
  String rest() {
    return line.substring(from, to).strip();
  }

  /** Takes all that is left, without the blanks around it. */
  String takeRest() {
    String rest = rest();
    from = to;
    return rest;
  }

  /** What is left as it stands. */
  String raw() {
    return line.substring(from, to);
  }

  /** Takes what stands before the first of these; null if there is none. */
  @Nullable String before(String separator) {
    int at = line.indexOf(separator, from);
    if (at < 0 || at + separator.length() > to) {
      return null;
    }
    String left = line.substring(from, at);
    from = at + separator.length();
    return left;
  }

  /** Takes what stands behind the last of these; null if there is none. */
  @Nullable String after(String separator) {
    int at = line.lastIndexOf(separator, to - separator.length());
    if (at < from) {
      return null;
    }
    String right = line.substring(at + separator.length(), to);
    to = at;
    return right;
  }

  boolean done() {
    skipBlanks();
    return from >= to;
  }

  private void skipBlanks() {
    while (from < to && blank(line.charAt(from))) {
      from++;
    }
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t';
  }
}
