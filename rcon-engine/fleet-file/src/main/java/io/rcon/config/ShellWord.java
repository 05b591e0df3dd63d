package io.rcon.config;

/**
 * A value as a shell reads it: with quotes, or without any where it holds nothing that means
 * something there. A word that would depend on the shell is refused.
 */
final class ShellWord {
  /** The characters that a backslash can stand before in double quotes. */
  private static final String ESCAPED = "$`\"\\";

  private final Scalar scalar;
  private final String text;
  private final StringBuilder word = new StringBuilder();
  private int at;

  private ShellWord(Scalar scalar) {
    this.scalar = scalar;
    text = scalar.text();
  }

  static String read(Scalar scalar) {
    return new ShellWord(scalar).read();
  }

  private String read() {
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> single();
        case '"' -> quoted();
        case '\\' -> word.append(next());
        case '$', '`', '&', '|', ';', '<', '>', '(', ')' -> throw unclear();
        default -> word.append(c);
      }
    }
    String rest = text.substring(at).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      throw unclear();
    }
    return word.toString();
  }

  private void single() {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw scalar.error("has a quote that is not closed; close it");
    }
    word.append(text, at, end);
    at = end + 1;
  }

  private void quoted() {
    char c = next();
    while (c != '"') {
      if (c == '$' || c == '`') {
        throw unclear();
      }
      if (c == '\\') {
        c = next();
        if (ESCAPED.indexOf(c) < 0) {
          word.append('\\');
        }
      }
      word.append(c);
      c = next();
    }
  }

  private char next() {
    if (at == text.length()) {
      throw scalar.error("has a quote that is not closed; close it");
    }
    return text.charAt(at++);
  }

  private FleetFileException unclear() {
    return scalar.error(
        "holds what a shell would change, or more than one word; put it in single quotes");
  }
}
