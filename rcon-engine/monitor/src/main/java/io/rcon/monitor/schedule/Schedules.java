package io.rcon.monitor.schedule;

import io.rcon.RconFleet;
import io.rcon.config.FleetFileException;
import io.rcon.config.FleetSchedule;
import io.rcon.monitor.audit.CommandAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the schedules of a fleet. Each command is sent at most once: that it is about to be is on
 * disk before it is written, and what may have been sent is told and never repeated, also after a
 * kill. Safe on any thread.
 *
 * <p>A time that is missed by more than {@link FleetSchedule#late()} is skipped, and said. A run
 * that was interrupted is taken up again by the next start with the same journal, unless its
 * schedule has changed or that was too long ago.
 */
public final class Schedules implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
  private static final long TICK_MILLIS = 200;

  private final RunJournal journal;
  private final ScheduleEngine engine;
  private boolean begun;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "rcon-schedules");
        made.setDaemon(true);
        return made;
      });

  private Schedules(RunJournal journal, ScheduleEngine engine) {
    this.journal = journal;
    this.engine = engine;
  }

  /**
   * Opens a journal. Nothing runs before {@link #follow}.
   *
   * @param fleet the fleet, which outlives the schedules
   * @param journal a file that is created if it is not there, beside it one whose name ends with
   *     {@code .lock}
   * @param maintenance is told of servers from their stop to their answer
   * @param news is told what happens
   * @return the schedules, to be closed
   * @throws IOException if the journal cannot be used or another process holds it; says what to do
   */
  public static Schedules open(
      RconFleet fleet, Path journal, Maintenance maintenance, ScheduleNews news)
      throws IOException {
    return open(fleet, journal, maintenance, news, CommandAudit.NONE);
  }

  /**
   * Opens a journal. Nothing runs before {@link #follow}.
   *
   * @param fleet the fleet, which outlives the schedules
   * @param journal as for the other
   * @param maintenance is told of servers from their stop to their answer
   * @param news is told what happens
   * @param audit writes each command down before it is sent; what it cannot write is not sent
   * @return the schedules, to be closed
   * @throws IOException if the journal cannot be used or another process holds it; says what to do
   */
  public static Schedules open(
      RconFleet fleet, Path journal, Maintenance maintenance, ScheduleNews news, CommandAudit audit)
      throws IOException {
    JournalFile file = JournalFile.open(journal);
    try {
      RunJournal runs = new RunJournal(file);
      return new Schedules(
          runs,
          new ScheduleEngine(
              runs, new FleetGame(fleet, audit), maintenance, news, RunClock.SYSTEM));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Follows schedules from now on, in the place of those before. Runs that were begun go on as they
   * are. The first call takes up runs that were interrupted.
   *
   * @param schedules all schedules
   * @throws FleetFileException if a cron expression cannot be used; nothing is changed then
   * @throws IOException if the thread was interrupted
   */
  public void follow(List<FleetSchedule> schedules) throws IOException {
    schedules.forEach(ScheduleTimes::of);
    onThread(() -> {
      engine.replace(schedules);
      begin();
      return true;
    });
  }

  private void begin() {
    if (!begun) {
      begun = true;
      thread.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void tick() {
    try {
      engine.tick();
    } catch (RuntimeException | Error e) {
      // Or no later tick would come.
      LOG.error("a tick of the schedules failed", e);
    }
  }

  /**
   * Begins a run now, in the place of one of this schedule that was interrupted.
   *
   * @param schedule the schedule, which need not be followed
   * @return whether it ended well; false as well if it did not begin, which is told as news
   * @throws IOException if the thread was interrupted
   */
  public CompletionStage<Boolean> runNow(FleetSchedule schedule) throws IOException {
    Optional<ScheduleRun> run =
        onThread(() -> {
          begin();
          return engine.beginNow(schedule);
        });
    return run.isPresent() ? run.get().ended() : CompletableFuture.completedFuture(false);
  }

  /** Ends all runs that are under way: nothing more is sent, and none is taken up again. */
  public void abandon() {
    thread.execute(engine::abandon);
  }

  private <T> T onThread(Callable<T> task) throws IOException {
    try {
      return thread.submit(task).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Begins nothing more and lets the journal go. A run that is under way is taken up again by the
   * next start.
   */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
      journal.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("the journal could not be closed: {}", e.getMessage());
    }
  }
}
