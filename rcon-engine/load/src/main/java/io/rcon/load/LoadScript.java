package io.rcon.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of a run: one or several, chosen by weight, with what differs from one to the next
 * in braces. A value.
 *
 * <ul>
 *   <li>{@code {token}}: a word that no other command of the run has, which a verified answer must
 *       hold;
 *   <li>{@code {n}}: the command's number, from 0;
 *   <li>{@code {random 1..100}}: a number, both ends included;
 *   <li>{@code {name}}: the column of that name in a table, whose rows are used in turn.
 * </ul>
 */
public final class LoadScript {
  private static final int HEAVIEST = 999_999;
  private static final Pattern WEIGHTED = Pattern.compile("([-+]?\\d+)\\s*\\*\\s+(.+)");

  private static final int TOKEN_RADIX = 32;

  private final List<CommandTemplate> templates;
  private final List<Integer> weights;

  private LoadScript(List<CommandTemplate> templates, List<Integer> weights) {
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("there is no command in it");
    }
    this.templates = templates;
    this.weights = weights;
  }

  /**
   * One command.
   *
   * @param command a command, with braces or without
   * @return the script
   * @throws IllegalArgumentException if something in braces is not known
   */
  public static LoadScript of(String command) {
    return of(List.of(command), CsvTable.NONE);
  }

  /**
   * Lines of a script.
   *
   * @param lines one command each; {@code 3 * list} comes three times as often as one without a
   *     weight. Blank lines and those that begin with # are skipped
   * @param table the columns; {@link CsvTable#NONE} for none
   * @return the script
   * @throws IllegalArgumentException if a line cannot be used; the message says which and why
   */
  public static LoadScript of(List<String> lines, CsvTable table) {
    List<CommandTemplate> templates = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher weighted = WEIGHTED.matcher(line);
      boolean hasWeight = weighted.matches();
      int weight = hasWeight ? weight(weighted.group(1), i + 1) : 1;
      try {
        templates.add(CommandTemplate.parse(hasWeight ? weighted.group(2) : line, table));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
      weights.add(weight);
    }
    return new LoadScript(List.copyOf(templates), List.copyOf(weights));
  }

  private static int weight(String text, int line) {
    try {
      int weight = Integer.parseInt(text);
      if (weight >= 1 && weight <= HEAVIEST) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Longer than any that may be.
    }
    throw new IllegalArgumentException(
        "line " + line + ": a weight must be at least 1 and at most " + HEAVIEST);
  }

  /**
   * Whether every command holds a token, so that its answer can be known.
   *
   * @return true if each has one
   */
  public boolean isVerifiable() {
    return templates.stream().allMatch(CommandTemplate::hasToken);
  }

  /** {@return the commands as they were written, for reports} */
  public List<String> texts() {
    return templates.stream().map(CommandTemplate::text).toList();
  }

  /**
   * Every beginning that a command can have, for those who look for dangerous ones.
   *
   * @return each command once for each row of its table
   */
  List<String> samples() {
    return templates.stream().flatMap(t -> t.samples().stream()).toList();
  }

  /** Commands in an order that a seed decides. */
  CommandSource commands(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // The digits end before x, so that no token is a part of another.
    String prefix = "t" + Long.toString(random.nextLong() & 0xffffffL, TOKEN_RADIX) + "x";
    int total = weights.stream().mapToInt(Integer::intValue).sum();
    return new CommandSource() {
      private long number;

      @Override
      public LoadShot next(long scheduledAt, boolean warm) {
        CommandTemplate template = templates.size() == 1 ? templates.get(0) : pick();
        String token = template.hasToken() ? prefix + Long.toString(number, TOKEN_RADIX) + "z" : "";
        String text = template.text(token, number++, random);
        return new LoadShot(text, token, scheduledAt, warm);
      }

      private CommandTemplate pick() {
        int at = random.nextInt(total);
        for (int i = 0; i < templates.size(); i++) {
          at -= weights.get(i);
          if (at < 0) {
            return templates.get(i);
          }
        }
        return templates.get(0);
      }
    };
  }

  @Override
  public String toString() {
    return texts().stream().collect(Collectors.joining("; "));
  }
}
