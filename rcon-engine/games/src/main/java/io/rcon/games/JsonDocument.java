package io.rcon.games;

/**
 * Finds JSON in an answer: other lines may stand before it, since consoles mix their log into
 * answers, and between its lines.
 */
final class JsonDocument {
  /** Further beginnings are not tried, so that the time stays linear. */
  private static final int MOST_TRIED = 8;

  /** The characters that a line of JSON begins with. */
  private static final String BEGINS = "{}[]\",-0123456789";

  private JsonDocument() {}

  /** Takes a document that may be the one; says whether it is. */
  interface Taker {
    boolean take(DocumentTree tree);
  }

  static boolean find(String text, Taker taker) {
    int at = 0;
    for (int tried = 0; tried < MOST_TRIED; tried++) {
      at = beginning(text, at);
      if (at < 0) {
        return false;
      }
      if (taker.take(read(text.substring(at)))) {
        return true;
      }
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return false;
      }
      at = end + 1;
    }
    return false;
  }

  /** Where the next line begins that may begin a document. */
  private static int beginning(String text, int from) {
    for (int at = from; at >= 0 && at < text.length(); at = text.indexOf('\n', at) + 1) {
      int first = firstNotBlank(text, at);
      if (first < text.length() && (text.charAt(first) == '{' || text.charAt(first) == '[')) {
        return first;
      }
      if (text.indexOf('\n', at) < 0) {
        return -1;
      }
    }
    return -1;
  }

  private static int firstNotBlank(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static DocumentTree read(String text) {
    DocumentTree tree = DocumentTree.of(text);
    if (tree.isWhole() || tree.isFull() || text.indexOf('\n') < 0) {
      return tree;
    }
    DocumentTree filtered = DocumentTree.of(withoutOtherLines(text));
    return filtered.isWhole() || filtered.values() > tree.values() ? filtered : tree;
  }

  private static String withoutOtherLines(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed + 1;
      int first = firstNotBlank(text, at);
      if (first < end && BEGINS.indexOf(text.charAt(first)) >= 0) {
        kept.append(text, at, end);
      }
      at = end;
    }
    return kept.toString();
  }
}
