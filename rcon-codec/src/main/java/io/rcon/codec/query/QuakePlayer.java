package io.rcon.codec.query;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link QuakeStatus}.
 *
 * @param id the number by which the game's commands name the player; QuakeWorld only
 * @param name as the server wrote it, colours included
 * @param score points or frags
 * @param ping in milliseconds; 0 for bots of many games
 * @param minutes how long the player has been there; QuakeWorld only
 * @param spectator whether the player only watches; QuakeWorld only
 */
public record QuakePlayer(
    OptionalInt id, String name, int score, int ping, OptionalInt minutes, boolean spectator) {
  private static final String SPECTATOR = "\\s\\";

  /** Numbers, then a name from the first quote to the last one; names may hold what they like. */
  static @Nullable QuakePlayer quake(String line) {
    int first = line.indexOf('"');
    int last = line.lastIndexOf('"');
    int[] numbers = first < 0 ? null : numbers(line.substring(0, first), 2);
    return numbers == null || last == first
        ? null
        : new QuakePlayer(
            OptionalInt.empty(),
            line.substring(first + 1, last),
            numbers[0],
            numbers[1],
            OptionalInt.empty(),
            false);
  }

  /** The name ends where the skin begins, two quotes from the right: it may hold quotes itself. */
  static @Nullable QuakePlayer quakeWorld(String line) {
    int first = line.indexOf('"');
    int skinEnd = line.lastIndexOf('"');
    int skin = skinEnd <= 0 ? -1 : line.lastIndexOf('"', skinEnd - 1);
    int last = skin <= 0 ? -1 : line.lastIndexOf('"', skin - 1);
    int[] numbers = first < 0 ? null : numbers(line.substring(0, first), 4);
    if (numbers == null || last <= first) {
      return null;
    }
    String name = line.substring(first + 1, last);
    boolean marked = name.startsWith(SPECTATOR);
    return new QuakePlayer(
        OptionalInt.of(numbers[0]),
        marked ? name.substring(SPECTATOR.length()) : name,
        numbers[1],
        Math.abs(numbers[3]),
        OptionalInt.of(numbers[2]),
        marked || numbers[3] < 0);
  }

  /** At least so many numbers between blanks, null if there is anything else. */
  private static int @Nullable [] numbers(String text, int least) {
    int[] numbers = new int[least];
    int found = 0;
    for (int at = 0; at < text.length(); ) {
      int blank = text.indexOf(' ', at);
      int end = blank < 0 ? text.length() : blank;
      if (end > at) {
        try {
          int number = Integer.parseInt(text, at, end, 10);
          if (found < least) {
            numbers[found] = number;
          }
          found++;
        } catch (NumberFormatException e) {
          return null;
        }
      }
      at = end + 1;
    }
    return found < least ? null : numbers;
  }
}
