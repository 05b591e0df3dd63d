package io.rcon.monitor.history;

import io.rcon.monitor.FleetHistory;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.HealthChange;
import io.rcon.monitor.MonitorListener;
import io.rcon.monitor.RecordedHistory;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerView;
import io.rcon.monitor.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps on disk what a monitor sees: samples of each server and of the fleet, and changes of state.
 * Samples in the monitor's memory are saved every five minutes, changes at once; a process that is
 * killed loses what it had not saved. While the directory cannot be used, as on a full disk,
 * recording pauses, which is told once, and watching goes on; it is tried again after five minutes
 * to half an hour, before the monitor forgets what was not saved. Safe on any thread.
 */
public final class FleetRecorder implements RecordedHistory, AutoCloseable {
  static final Duration USUAL = Duration.ofMinutes(5);

  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");
  private static final Duration LAST_SAVE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
  private static final int MOST_READINGS = 64;
  private static final long MOST_WAIT = 1000;

  private final FleetMonitor monitor;
  private final Path directory;
  private final Duration every;
  private final int mostPages;
  private final Consumer<String> news;
  private final ScheduledThreadPoolExecutor thread;
  private final RecordingWork work;
  private final AtomicInteger readings = new AtomicInteger();
  private volatile @Nullable String problem;

  /** Tasks of before a pause are not run after it. */
  private final AtomicInteger pauses = new AtomicInteger();

  private long pauseMillis;

  FleetRecorder(
      FleetMonitor monitor, Path directory, Duration every, int mostPages, Consumer<String> news) {
    this.monitor = monitor;
    this.directory = directory;
    this.every = every;
    this.mostPages = mostPages;
    this.news = news;
    pauseMillis = every.toMillis();
    work = new RecordingWork(monitor);
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "rcon-history");
              made.setDaemon(true);
              return made;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Begins to record, and gives what is recorded to the monitor. Returns at once; that the
   * directory cannot be used is told later.
   *
   * @param monitor what is recorded; it outlives this
   * @param directory where; made if it is not there. Only one process can use it
   * @param news hears once why recording pauses, in words that say what to do, and that it goes on;
   *     on a thread of its own
   * @return the recorder, to be closed
   */
  public static FleetRecorder start(FleetMonitor monitor, Path directory, Consumer<String> news) {
    return start(monitor, directory, USUAL, 0, news);
  }

  static FleetRecorder start(
      FleetMonitor monitor, Path directory, Duration every, int mostPages, Consumer<String> news) {
    FleetRecorder recorder = new FleetRecorder(monitor, directory, every, mostPages, news);
    monitor.listen(
        new MonitorListener() {
          @Override
          public void healthChanged(HealthChange change, ServerView server) {
            recorder.work.take(change);
          }
        });
    recorder.execute(recorder::open);
    monitor.recordedBy(recorder);
    return recorder;
  }

  private interface Task {
    void run() throws SQLException, IOException;
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  // ---- its own thread

  private void open() throws SQLException, IOException {
    work.open(directory, mostPages);
    later(this::pass, problem == null ? every.toMillis() : 0);
    later(this::saveChanges, Math.min(MOST_WAIT, every.toMillis()));
  }

  private void pass() throws SQLException {
    some(monitor.servers().iterator());
  }

  private void some(Iterator<ServerView> servers) throws SQLException {
    if (work.saveSome(servers)) {
      execute(() -> some(servers));
    } else {
      execute(this::tidy);
    }
  }

  private void tidy() throws SQLException {
    if (work.tidy()) {
      execute(this::tidy);
    } else {
      goOn();
      later(this::pass, every.toMillis());
    }
  }

  /** A whole pass was saved. */
  private void goOn() {
    if (problem != null) {
      problem = null;
      tell("history in " + directory + " goes on");
    }
  }

  private void saveChanges() throws SQLException {
    work.saveChanges();
    later(this::saveChanges, Math.min(MOST_WAIT, every.toMillis()));
  }

  private void saveAll() throws SQLException {
    work.saveAll();
    work.close();
  }

  private void execute(Task task) {
    later(task, 0);
  }

  private void later(Task task, long millis) {
    int before = pauses.get();
    try {
      thread.schedule(() -> guarded(task, before), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }

  /** A library without its native part fails with an Error. */
  private void guarded(Task task, int before) {
    if (before != pauses.get()) {
      return;
    }
    try {
      task.run();
    } catch (SQLException | IOException | RuntimeException | Error e) {
      pause(e);
    }
  }

  private void pause(Throwable why) {
    String words = HistoryProblem.pause(directory, why);
    boolean known = words.equals(problem);
    problem = words;
    pauses.incrementAndGet();
    work.close();
    later(this::open, pauseMillis);
    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE.toMillis());
    if (!known) {
      tell(words);
    }
  }

  private void tell(String words) {
    log.warn("{}", words);
    news.accept(words);
  }

  // ---- readers

  private interface Reading<T> {
    T of(HistoryReader reader) throws SQLException;
  }

  @Override
  public CompletionStage<ServerDetail> detail(ServerDetail now, @Nullable TimeRange range) {
    return ask(reader -> reader.detail(now, range));
  }

  @Override
  public CompletionStage<FleetHistory> fleet(FleetHistory now, @Nullable TimeRange range) {
    return ask(reader -> reader.fleet(now, range, System.currentTimeMillis()));
  }

  private <T> CompletionStage<T> ask(Reading<T> reading) {
    try {
      if (readings.get() < MOST_READINGS) {
        readings.incrementAndGet();
        return CompletableFuture.supplyAsync(() -> read(reading), thread);
      }
    } catch (RejectedExecutionException e) {
      readings.decrementAndGet();
    }
    return CompletableFuture.completedFuture(remembered(reading));
  }

  private <T> T read(Reading<T> reading) {
    readings.decrementAndGet();
    HistoryDatabase database = work.database();
    if (database != null) {
      try {
        return reading.of(new HistoryReader(database));
      } catch (SQLException | RuntimeException | Error e) {
        pause(e);
      }
    }
    return remembered(reading);
  }

  /**
   * A server in a stretch of time, as far as the monitor remembers it.
   *
   * @param now what the monitor knows of it
   * @param range the stretch of time
   * @return the same with a history and changes of that time
   */
  public static ServerDetail remembered(ServerDetail now, TimeRange range) {
    return remembered(reader -> reader.detail(now, range));
  }

  /**
   * The fleet in a stretch of time, as far as the monitor remembers it.
   *
   * @param now what it remembers
   * @param range the stretch of time
   * @return the samples of that time
   */
  public static FleetHistory remembered(FleetHistory now, TimeRange range) {
    return remembered(reader -> reader.fleet(now, range, 0));
  }

  private static <T> T remembered(Reading<T> reading) {
    try {
      return reading.of(new HistoryReader(null));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Saves what was not saved yet, and ends. */
  @Override
  public void close() {
    execute(this::saveAll);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_SAVE.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("The history in {} was not saved in time", directory);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
