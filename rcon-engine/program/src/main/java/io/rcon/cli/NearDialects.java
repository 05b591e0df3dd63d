package io.rcon.cli;

import io.rcon.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggests dialects for an unknown name. */
final class NearDialects {
  private static final int MOST_TYPOS = 2;

  private NearDialects() {}

  /** Dialects of that spelling or game, then the one for servers of which nothing is known. */
  static String words(String name) {
    List<String> near = near(name.toLowerCase(Locale.ROOT));
    String meant = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    return meant
        + (near.contains(Dialect.GENERIC.name())
            ? ""
            : "; for a server of the Source kind that is not listed take " + Dialect.GENERIC.name())
        + "; there are "
        + Dialect.all().stream().map(Dialect::name).collect(Collectors.joining(", "));
  }

  private static List<String> near(String name) {
    List<String> near = new ArrayList<>();
    for (Dialect dialect : Dialect.all()) {
      String other = dialect.name();
      boolean spelled = name.length() > 2 && typos(name, other) <= MOST_TYPOS;
      boolean part = name.length() > 2 && (other.contains(name) || name.contains(other));
      if (spelled || part || isGameOf(name, dialect)) {
        near.add(other);
      }
    }
    return near;
  }

  private static boolean isGameOf(String name, Dialect dialect) {
    for (String word : dialect.games().toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (word.equals(name) && name.length() > 1) {
        return true;
      }
    }
    return false;
  }

  /** Letters to put in, take out or change, by the rows of Levenshtein's table. */
  private static int typos(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
