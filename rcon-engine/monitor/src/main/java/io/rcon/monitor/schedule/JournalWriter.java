package io.rcon.monitor.schedule;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a journal's lines in their order. Lines that may come late wait while the file cannot be
 * written, as on a full disk. That it cannot is told once, and once that it can again. One thread.
 */
final class JournalWriter {
  /** How often lines that wait are tried. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** More are not kept: what they would say is in the news, and no command depends on them. */
  private static final int MOST_WAITING = 100_000;

  private final JournalStore store;
  private final List<JournalLine> waiting = new ArrayList<>();
  private Consumer<String> news = text -> {};
  private boolean failing;
  private long tried;

  JournalWriter(JournalStore store) {
    this.store = store;
  }

  /** Names who is told that the file cannot be written, and that it can again. */
  void tell(Consumer<String> to) {
    news = to;
  }

  /** Writes these lines after those that wait, or none; forced to disk if that is wanted. */
  void write(List<JournalLine> lines, boolean force) throws IOException {
    List<JournalLine> all = new ArrayList<>(waiting);
    all.addAll(lines);
    try {
      store.append(all, force || !waiting.isEmpty());
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        news.accept(
            "the journal cannot be written, so no run begins and no command is sent until it can;"
                + " watching goes on: "
                + e.getMessage());
      }
      throw e;
    }
    waiting.clear();
    if (failing) {
      failing = false;
      news.accept("the journal can be written again");
    }
  }

  /** Writes lines now, or later where that cannot be. */
  void writeOrKeep(List<JournalLine> lines, boolean force) {
    try {
      write(lines, force);
    } catch (IOException e) {
      if (waiting.size() < MOST_WAITING) {
        waiting.addAll(lines);
      }
    }
  }

  /** Tries lines that wait, if it is time to. */
  void tick(long nanos) {
    if (waiting.isEmpty()) {
      tried = nanos;
    } else if (nanos - tried >= AGAIN.toNanos()) {
      tried = nanos;
      writeOrKeep(List.of(), true);
    }
  }
}
