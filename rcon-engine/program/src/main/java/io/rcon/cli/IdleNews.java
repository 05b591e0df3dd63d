package io.rcon.cli;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.reader.LineReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells changes of state above the prompt while the shell waits for a line. */
final class IdleNews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IdleNews.class);
  private static final long EVERY_MILLIS = 200;

  private final LineReader reader;
  private final StateChanges changes;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rcon-news");
        thread.setDaemon(true);
        return thread;
      });
  private volatile boolean idle;

  private IdleNews(LineReader reader, StateChanges changes) {
    this.reader = reader;
    this.changes = changes;
  }

  static IdleNews begin(LineReader reader, StateChanges changes) {
    IdleNews news = new IdleNews(reader, changes);
    news.timer.scheduleWithFixedDelay(
        news::tell, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return news;
  }

  /**
   * Says whether the shell waits for a line; what changes while a command runs is told after it.
   */
  void idle(boolean now) {
    idle = now;
  }

  private void tell() {
    if (idle) {
      List<String> lines = changes.take();
      if (!lines.isEmpty()) {
        try {
          reader.printAbove(String.join("\n", lines));
        } catch (RuntimeException | Error e) {
          // Or nothing would be told any more.
          LOG.error("what changed could not be printed", e);
        }
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
