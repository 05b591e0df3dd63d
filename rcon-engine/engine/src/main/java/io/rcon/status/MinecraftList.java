package io.rcon.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Minecraft's {@code list}: a sentence with two numbers, then names. The sentence of vanilla, of
 * Nukkit and of EssentialsX is known; of others two numbers and as many names are believed, and the
 * status is marked as guessed.
 */
final class MinecraftList implements StatusParser {
  private static final int LONGEST_SENTENCE = 200;

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    int first = 0;
    while (first < lines.size() && ColourCodes.SECTION.strip(lines.get(first)).isBlank()) {
      first++;
    }
    if (first == lines.size()) {
      return false;
    }
    String line = lines.get(first);
    Counts counts = Counts.of(ColourCodes.SECTION.strip(line));
    if (counts == null) {
      return false;
    }
    status.online(counts.online).max(counts.max);
    if (counts.hidden > 0) {
      status.detail("hidden", Integer.toString(counts.hidden));
    }
    int colon = rawColon(line, counts.end);
    MinecraftNames names = new MinecraftNames(status);
    if (colon >= 0 && !names.add(line.substring(colon + 1), true) && !counts.english) {
      return false;
    }
    for (String next : lines.subList(first + 1, lines.size())) {
      names.addGroup(next);
    }
    return counts.english || guess(counts, status);
  }

  /** Where the names begin: the colon at or behind this place of the text without codes. */
  private static int rawColon(String line, int plain) {
    for (int at = 0, seen = 0; at < line.length(); ) {
      int code = ColourCodes.SECTION.length(line, at);
      if (code == 0) {
        if (seen >= plain && line.charAt(at) == ':') {
          return at;
        }
        seen++;
      }
      at += Math.max(code, 1);
    }
    return -1;
  }

  private static boolean guess(Counts counts, StatusBuilder status) {
    int listed = status.players.size();
    if (listed == counts.max && listed != counts.online) {
      status.online(counts.max).max(counts.online);
    } else if (listed != counts.online || counts.online > counts.max) {
      return false;
    }
    status.guessed();
    return true;
  }

  /** The numbers of the sentence. */
  private static final class Counts {
    final int online;
    final int hidden;
    final int max;
    final boolean english;

    /** Where the last number ends. */
    final int end;

    private Counts(int online, int hidden, int max, boolean english, int end) {
      this.online = online;
      this.hidden = hidden;
      this.max = max;
      this.english = english;
      this.end = end;
    }

    /** EssentialsX counts visible and hidden players: {@code 2/1}. */
    private static int sum(int seen, int hidden) {
      return (int) Math.min((long) seen + hidden, Integer.MAX_VALUE);
    }

    static @Nullable Counts of(String line) {
      int[] numbers = new int[4];
      int found = 0;
      int end = 0;
      int stop = Math.min(line.length(), LONGEST_SENTENCE);
      for (int at = 0; at < stop && (found < 2 || line.charAt(at) != ':'); at++) {
        char c = line.charAt(at);
        if (c >= '0' && c <= '9') {
          int start = at;
          while (at + 1 < stop && line.charAt(at + 1) >= '0' && line.charAt(at + 1) <= '9') {
            at++;
          }
          if (found == numbers.length) {
            return null;
          }
          numbers[found++] = Numerals.toInt(line.substring(start, at + 1));
          end = at + 1;
        }
      }
      String head = line.substring(0, Math.min(line.length(), LONGEST_SENTENCE)).strip();
      boolean english = head.startsWith("There are ") && head.contains(" players online");
      if (found < 2 || found > 3 || (!english && (head.startsWith("[") || end > 120))) {
        return null;
      }
      return found == 3
          ? new Counts(sum(numbers[0], numbers[1]), numbers[1], numbers[2], english, end)
          : new Counts(numbers[0], 0, numbers[1], english, end);
    }
  }
}
