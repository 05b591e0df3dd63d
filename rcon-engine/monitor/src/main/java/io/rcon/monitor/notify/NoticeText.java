package io.rcon.monitor.notify;

import io.rcon.codec.PeerText;
import io.rcon.monitor.Health;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Changes in words: a line for each host, state and reason, those of most servers first. Names are
 * those of the fleet file; nothing that a game said is in it.
 */
final class NoticeText {
  private static final int NAMES = 5;
  private static final int LONGEST_NAME = 64;

  private final StringBuilder text = new StringBuilder();
  private final UnaryOperator<String> escape;

  private NoticeText(UnaryOperator<String> escape) {
    this.escape = escape;
  }

  /**
   * The text.
   *
   * @param lost how many messages were lost since the last one that arrived
   * @param most how many characters it may have
   * @param escape makes what is not of this class harmless where it is shown
   */
  static String of(List<NoticeChange> changes, long lost, int most, UnaryOperator<String> escape) {
    NoticeText text = new NoticeText(escape);
    text.text.append("rcon watch: ").append(counts(changes));
    if (lost > 0) {
      text.text.append("\n(").append(lost).append(" earlier messages were lost)");
    }
    List<String> lines = text.lines(changes);
    for (int i = 0; i < lines.size(); i++) {
      String rest = "\nand " + (lines.size() - i) + " more lines";
      if (text.text.length() + lines.get(i).length() + rest.length() > most) {
        return text.text.append(rest).toString();
      }
      text.text.append('\n').append(lines.get(i));
    }
    return text.text.toString();
  }

  private static String counts(List<NoticeChange> changes) {
    Map<Health, Integer> counts = new EnumMap<>(Health.class);
    changes.forEach(change -> counts.merge(change.to(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> e.getValue() + (e.getValue() == 1 ? " server " : " servers ") + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private List<String> lines(List<NoticeChange> changes) {
    Map<List<Object>, List<NoticeChange>> groups = new LinkedHashMap<>();
    for (NoticeChange change : changes) {
      groups
          .computeIfAbsent(
              List.of(change.to(), change.from(), change.host(), change.code()),
              key -> new ArrayList<>())
          .add(change);
    }
    Comparator<List<NoticeChange>> bySize = Comparator.comparingInt(List::size);
    return groups.values().stream().sorted(bySize.reversed()).map(this::line).toList();
  }

  private String line(List<NoticeChange> group) {
    NoticeChange one = group.get(0);
    StringBuilder line = new StringBuilder(one.to().name()).append(' ');
    if (group.size() == 1) {
      line.append(name(one)).append(" (").append(safe(one.view().address())).append(')');
    } else {
      line.append(group.size()).append(" servers on ").append(safe(one.host())).append(": ");
      line.append(group.stream().limit(NAMES).map(this::name).collect(Collectors.joining(", ")));
      if (group.size() > NAMES) {
        line.append(" and ").append(group.size() - NAMES).append(" more");
      }
    }
    if (one.from() != Health.UP) {
      line.append(group.size() == 1 ? ", was " : ", were ").append(one.from());
    }
    return one.code().isEmpty() ? line.toString() : line + ": " + safe(one.code());
  }

  private String name(NoticeChange change) {
    return safe(change.view().name());
  }

  private String safe(String value) {
    return escape.apply(PeerText.oneLine(value, LONGEST_NAME));
  }
}
