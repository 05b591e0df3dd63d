package io.rcon.config;

import java.util.Collection;

/** Guesses what somebody meant to write. */
final class Nearest {
  private Nearest() {}

  /** For instance {@code did you mean 'address'? keys here are address, dialect}. */
  static String suggest(String word, Collection<String> known, String listed) {
    String nearest = "";
    int least = 1 + Math.max(1, (word.length() + 1) / 3);
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    String list = listed + " " + String.join(", ", known);
    return nearest.isEmpty() ? list : "did you mean '" + nearest + "'? " + list;
  }

  /** How many letters must be added, removed or changed to make one word of the other. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
