package io.rcon.monitor.notify;

import io.rcon.config.FleetNotice;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.Health;
import io.rcon.monitor.MonitorListener;
import io.rcon.monitor.ServerView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells webhooks of servers that go and come back. Changes that come together are one message;
 * servers in maintenance are passed over. Notices that wait when it is closed are not sent. Safe on
 * any thread.
 */
public final class Notifications implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");
  private static final int TICK_MILLIS = 250;

  private record Seen(Health health, boolean maintenance) {}

  private record Entry(FleetNotice notice, NoticeWindow window, NoticeQueue queue) {}

  private final FleetMonitor monitor;
  private final BiConsumer<String, String> news;
  private final WebhookSender sender;
  private final ScheduledExecutorService thread;
  private final AutoCloseable listening;

  /** Of the monitor's thread. */
  private final Map<String, Seen> seen = new HashMap<>();

  /** Of its own thread. */
  private Map<String, Entry> entries = new LinkedHashMap<>();

  private Notifications(
      FleetMonitor monitor, BiConsumer<String, String> news, WebhookSender sender) {
    this.monitor = monitor;
    this.news = news;
    this.sender = sender;
    thread =
        Executors.newSingleThreadScheduledExecutor(turns -> {
          Thread made = new Thread(turns, "rcon-notify");
          made.setDaemon(true);
          return made;
        });
    listening =
        monitor.listen(
            new MonitorListener() {
              @Override
              public void rows(Collection<ServerView> changed, Collection<String> removed) {
                noticeChanges(changed, removed);
              }
            });
    thread.scheduleWithFixedDelay(
        () -> guarded(this::turn), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Begins to tell.
   *
   * @param monitor whose servers are told of; it outlives this
   * @param notices the webhooks
   * @param news hears of a webhook, by its name, once when its messages do not arrive and once when
   *     they do again; on a thread of its own
   * @return what ends it
   */
  public static Notifications start(
      FleetMonitor monitor, List<FleetNotice> notices, BiConsumer<String, String> news) {
    return start(monitor, notices, news, new WebhookClient());
  }

  static Notifications start(
      FleetMonitor monitor,
      List<FleetNotice> notices,
      BiConsumer<String, String> news,
      WebhookSender sender) {
    Notifications all = new Notifications(monitor, news, sender);
    all.follow(notices);
    return all;
  }

  /**
   * Tells these webhooks from now on. One that was there before, by its name, is told only what it
   * does not know yet.
   *
   * @param notices the webhooks
   */
  public void follow(List<FleetNotice> notices) {
    execute(() -> become(notices));
  }

  private void become(List<FleetNotice> notices) {
    Map<String, Entry> next = new LinkedHashMap<>();
    boolean same = notices.equals(entries.values().stream().map(Entry::notice).toList());
    for (FleetNotice notice : same ? List.<FleetNotice>of() : notices) {
      Entry before = entries.get(notice.name());
      next.put(
          notice.name(),
          before == null
              ? new Entry(notice, new NoticeWindow(notice), queue(notice.name()))
              : new Entry(notice, before.window.with(notice), before.queue));
    }
    if (!same) {
      entries = next;
      // The changes that were seen before this are old to those that are new.
      see(monitor.servers());
    }
  }

  private NoticeQueue queue(String name) {
    return new NoticeQueue(
        sender,
        this::execute,
        System::nanoTime,
        text -> {
          log.warn("Webhook {}: {}", name, text);
          news.accept(name, text);
        });
  }

  /** The monitor's thread: only what differs goes to the other, for rows come with each answer. */
  private void noticeChanges(Collection<ServerView> changed, Collection<String> removed) {
    List<ServerView> different = new ArrayList<>();
    for (ServerView view : changed) {
      Seen now = new Seen(view.health(), view.maintenance());
      if (!now.equals(seen.put(view.name(), now))) {
        different.add(view);
      }
    }
    removed.forEach(seen::remove);
    if (!different.isEmpty() || !removed.isEmpty()) {
      List<String> gone = List.copyOf(removed);
      execute(() -> {
        entries.values().forEach(entry -> gone.forEach(entry.window::forget));
        see(different);
      });
    }
  }

  private void see(List<ServerView> views) {
    long now = System.nanoTime();
    for (Entry entry : entries.values()) {
      for (ServerView view : views) {
        if (monitor.isChosen(view.name(), entry.notice.on())) {
          entry.window.see(view, now);
        }
      }
    }
  }

  private void turn() {
    for (Entry entry : entries.values()) {
      entry.window.take(System.nanoTime()).ifPresent(entry.queue::add);
      entry.queue.turn(entry.notice);
    }
  }

  private void execute(Runnable action) {
    try {
      thread.execute(() -> guarded(action));
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }

  /** A turn that throws would be the last. */
  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      log.error("Notifications go on after a failure that should not be", e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      log.warn("A listener of the monitor does not end", e);
    }
    thread.shutdownNow();
    sender.close();
  }
}
