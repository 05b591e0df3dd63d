package io.rcon.monitor.notify;

import io.rcon.config.FleetNotice;
import io.rcon.monitor.notify.WebhookAnswer.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The messages that wait for one webhook, in order, one request at a time. A failure is tried again
 * after a while that doubles; the oldest is lost where too many wait, and counted. One thread.
 */
final class NoticeQueue {
  static final int MOST = 16;
  private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST = Duration.ofMinutes(5).toNanos();
  private static final long OLDEST = Duration.ofHours(1).toNanos();

  private record Waiting(Instant at, List<NoticeChange> changes, long since) {}

  private final WebhookSender sender;
  private final Executor thread;
  private final LongSupplier clock;
  private final Consumer<String> news;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean underWay;
  private boolean trouble;
  private long notBefore;
  private long pause = SHORTEST;
  private long lost;
  private long lostAndTold;

  /**
   * Makes an empty queue.
   *
   * @param thread runs what follows an answer
   * @param clock the time of {@link System#nanoTime}
   * @param news hears once when messages do not arrive, and once when they do again
   */
  NoticeQueue(WebhookSender sender, Executor thread, LongSupplier clock, Consumer<String> news) {
    this.sender = sender;
    this.thread = thread;
    this.clock = clock;
    this.news = news;
    notBefore = clock.getAsLong();
  }

  void add(List<NoticeChange> changes) {
    if (waiting.size() == MOST) {
      // The one that is under way may yet arrive.
      Waiting first = waiting.removeFirst();
      if (underWay) {
        waiting.removeFirst();
        waiting.addFirst(first);
      }
      lost++;
    }
    waiting.addLast(new Waiting(Instant.now(), changes, clock.getAsLong()));
  }

  /** How many messages were lost since the last one that arrived. */
  long lost() {
    return lost;
  }

  /** Sends what is due. */
  void turn(FleetNotice notice) {
    long now = clock.getAsLong();
    while (!underWay && !waiting.isEmpty() && now - waiting.getFirst().since > OLDEST) {
      waiting.removeFirst();
      lost++;
    }
    if (underWay || waiting.isEmpty() || now - notBefore < 0) {
      return;
    }
    underWay = true;
    lostAndTold = lost;
    Waiting first = waiting.getFirst();
    sender
        .send(notice, WebhookBody.of(notice, first.at, first.changes, lost))
        .thenAcceptAsync(this::ended, thread);
  }

  private void ended(WebhookAnswer answer) {
    underWay = false;
    long now = clock.getAsLong();
    if (answer.fate() == Fate.DELIVERED) {
      waiting.removeFirst();
      tellOfTheEnd();
      pause = SHORTEST;
      notBefore = now + SHORTEST;
      lost -= lostAndTold;
      return;
    }
    if (answer.fate() == Fate.REFUSED) {
      waiting.removeFirst();
      lost++;
    }
    notBefore = now + Math.max(pause, answer.after().toNanos());
    pause = Math.min(2 * pause, LONGEST);
    if (!trouble) {
      trouble = true;
      news.accept("messages do not arrive: " + answer.words());
    }
  }

  private void tellOfTheEnd() {
    if (trouble) {
      trouble = false;
      news.accept(
          "messages arrive again" + (lost == 0 ? "" : "; " + lost + " before this were lost"));
    }
  }
}
