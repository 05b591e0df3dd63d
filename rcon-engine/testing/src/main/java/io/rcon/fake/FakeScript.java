package io.rcon.fake;

import io.rcon.RconException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The script of a fake session's answers. Guarded by the session. */
final class FakeScript {
  /**
   * The outcome of one command.
   *
   * @param text the answer; null for none
   * @param failure why it fails; null if it does not
   * @param after how long after it was sent
   */
  record Line(@Nullable String text, @Nullable RconException failure, Duration after) {}

  private static final Line NOTHING = new Line("", null, Duration.ZERO);

  private final Map<String, Line> always = new HashMap<>();
  private final Map<String, Deque<Line>> once = new HashMap<>();
  private final Map<String, Object> queries = new HashMap<>();
  private Line otherwise = NOTHING;

  void always(String command, Line line) {
    always.put(command, line);
  }

  void once(String command, Line line) {
    once.computeIfAbsent(command, ignored -> new ArrayDeque<>()).add(line);
  }

  void otherwise(Line line) {
    otherwise = line;
  }

  Line of(String command) {
    Deque<Line> next = once.get(command);
    Line line = next == null ? null : next.poll();
    return line != null ? line : always.getOrDefault(command, otherwise);
  }

  void query(String name, Object answer) {
    queries.put(name, answer);
  }

  /** An answer, a failure, or null where nothing is scripted. */
  @Nullable Object query(String name) {
    return queries.get(name);
  }
}
