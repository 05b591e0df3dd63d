package io.rcon.monitor.schedule;

import io.rcon.config.FleetSchedule;
import io.rcon.config.ScheduleStep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All schedules of a fleet. It does something at a tick only. One thread, but for answers. */
final class ScheduleEngine {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleEngine.class);

  private final RunJournal journal;
  private final GameCommands game;
  private final Maintenance maintenance;
  private final ScheduleNews news;
  private final RunClock clock;
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final Map<String, SchedulePlanner> planners = new LinkedHashMap<>();
  private final List<ScheduleRun> runs = new ArrayList<>();
  private boolean takenUp;

  ScheduleEngine(
      RunJournal journal,
      GameCommands game,
      Maintenance maintenance,
      ScheduleNews news,
      RunClock clock) {
    this.journal = journal;
    this.game = game;
    this.maintenance = maintenance;
    this.news = news;
    this.clock = clock;
    journal.tell(text -> news.tell("schedules", text, true));
  }

  /** Follows these schedules from now on; runs that were begun go on as they were. */
  void replace(List<FleetSchedule> schedules) {
    Map<String, SchedulePlanner> next = new LinkedHashMap<>();
    for (FleetSchedule schedule : schedules) {
      SchedulePlanner old = planners.get(schedule.name());
      boolean same = old != null && old.schedule().equals(schedule);
      next.put(schedule.name(), same ? old : planner(schedule));
    }
    planners.clear();
    planners.putAll(next);
    if (!takenUp) {
      takenUp = true;
      List.copyOf(journal.open()).forEach(this::takeUp);
    }
  }

  private SchedulePlanner planner(FleetSchedule schedule) {
    String name = schedule.name();
    ScheduleTimes.of(schedule);
    Instant now = clock.now();
    Instant known = journal.known(name, times(schedule), now).plus(schedule.lead());
    Instant from = journal.lastBegun(name).filter(begun -> begun.isAfter(known)).orElse(known);
    Instant horizon = now.plus(schedule.lead());
    return new SchedulePlanner(
        schedule,
        from.isBefore(horizon) ? from : horizon,
        planned -> journal.wasBegun(new RunKey(name, planned)));
  }

  private static String times(FleetSchedule schedule) {
    return schedule.cron().orElseGet(() -> schedule.times().toString()) + " " + schedule.zone();
  }

  private void takeUp(RecordedRun recorded) {
    String name = recorded.key().schedule();
    SchedulePlanner planner = planners.get(name);

    String why = planner == null ? "the schedule is gone" : reasonAgainst(planner, recorded);
    if (why.isEmpty() && planner != null) {
      news.tell(name, interrupted(recorded) + " and is taken up again", true);
      runs.add(new ScheduleRun(context(planner.schedule(), recorded), chosen(planner.schedule())));
      return;
    }
    forget(recorded, why);
  }

  private static String interrupted(RecordedRun recorded) {
    return "the run of " + recorded.key().planned() + " was interrupted";
  }

  private void forget(RecordedRun recorded, String why) {
    String name = recorded.key().schedule();
    List<List<String>> batches = recorded.batches();
    news.tell(
        name,
        interrupted(recorded)
            + " and is not taken up again, since "
            + why
            + "; look at the servers of its last batch: "
            + (batches.isEmpty() ? "none" : String.join(", ", batches.get(batches.size() - 1))),
        true);
    journal.end(recorded.key(), clock.now());
  }

  private String reasonAgainst(SchedulePlanner planner, RecordedRun recorded) {
    FleetSchedule schedule = planner.schedule();
    if (!schedule.toString().equals(recorded.fingerprint())) {
      return "the schedule has changed";
    }
    Duration longest = schedule.late();
    for (ScheduleStep step : schedule.steps()) {
      longest = longest.plus(bound(step));
    }
    return Duration.between(recorded.last(), clock.now()).compareTo(longest) > 0
        ? "that was too long ago"
        : "";
  }

  private static Duration bound(ScheduleStep step) {
    if (step instanceof ScheduleStep.Announce announce) {
      return announce.lasts();
    }
    return step instanceof ScheduleStep.Wait wait ? wait.within() : Duration.ZERO;
  }

  private List<String> chosen(FleetSchedule schedule) {
    return game.chosen(schedule.on());
  }

  private RunContext context(FleetSchedule schedule, RecordedRun recorded) {
    return new RunContext(
        schedule, recorded, journal, game, maintenance, news, clock, answers::add);
  }

  /** Does all that is due. */
  void tick() {
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      alone("an answer", answer);
    }
    for (SchedulePlanner planner : planners.values()) {
      alone(planner.schedule().name(), () -> plan(planner));
    }
    for (ScheduleRun run : runs) {
      if (!alone(run.schedule(), run::tick)) {
        // Nobody can know any more which of it was done.
        alone(run.schedule(), () -> run.abandon("ended after a failure that should not be"));
      }
    }
    runs.removeIf(ScheduleRun::hasEnded);
    journal.tick(clock.nanos());
  }

  private void plan(SchedulePlanner planner) {
    for (PlannerDecision decision : planner.tick(clock.now())) {
      if (decision instanceof PlannerDecision.Begin begin) {
        begin(planner.schedule(), begin.planned());
      } else if (decision instanceof PlannerDecision.Skip skip) {
        skip(planner.schedule(), skip);
      }
    }
  }

  /** What one schedule throws costs no other its turn; returns whether it threw nothing. */
  private boolean alone(String what, Runnable task) {
    try {
      task.run();
      return true;
    } catch (RuntimeException | Error e) {
      LOG.error("{}: a failure that should not be", what, e);
      return false;
    }
  }

  private void skip(FleetSchedule schedule, PlannerDecision.Skip skip) {
    String many = skip.count() > SchedulePlanner.MOST_COUNTED ? "more than " : "";
    int count = Math.min(skip.count(), SchedulePlanner.MOST_COUNTED);
    news.tell(
        schedule.name(),
        "skipped: "
            + (count == 1 ? "" : many + count + " times, the last of them ")
            + skip.planned().at()
            + ", "
            + skip.why(),
        true);
    journal.considered(schedule.name(), times(schedule), clock.now());
  }

  /**
   * Begins a run now that no time asked for, in the place of one that was interrupted; empty if it
   * does not begin, which was said.
   */
  Optional<ScheduleRun> beginNow(FleetSchedule schedule) {
    for (RecordedRun open : List.copyOf(journal.open())) {
      boolean running = runs.stream().anyMatch(run -> run.schedule().equals(schedule.name()));
      if (open.key().schedule().equals(schedule.name()) && !running) {
        forget(open, "a run was asked for instead");
      }
    }
    Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    return begin(schedule, new PlannedTime(now, ""));
  }

  /** Ends all runs that are under way; nothing more is sent. */
  void abandon() {
    runs.forEach(run -> run.abandon("the run was ended by hand"));
    runs.clear();
  }

  private Optional<ScheduleRun> begin(FleetSchedule schedule, PlannedTime planned) {
    String why = "";
    List<String> servers = new ArrayList<>(chosen(schedule));
    if (runs.stream().anyMatch(run -> run.schedule().equals(schedule.name()))) {
      why = "its last run has not ended";
    } else {
      servers.removeIf(server -> isBusy(schedule, server));
      why = problem(schedule, servers);
    }
    RunKey key = new RunKey(schedule.name(), planned.at());
    if (why.isEmpty()) {
      try {
        RecordedRun recorded = journal.begin(key, schedule.toString(), clock.now());
        ScheduleRun run = new ScheduleRun(context(schedule, recorded), servers);
        runs.add(run);
        news.tell(
            schedule.name(),
            "the run of "
                + planned.at()
                + " begins on servers: "
                + servers.size()
                + (planned.note().isEmpty() ? "" : "; " + planned.note()),
            false);
        return Optional.of(run);
      } catch (IOException e) {
        why = "since the journal cannot be written";
      }
    }
    skip(schedule, new PlannerDecision.Skip(planned, 1, why));
    return Optional.empty();
  }

  private boolean isBusy(FleetSchedule schedule, String server) {
    for (ScheduleRun run : runs) {
      if (run.has(server)) {
        news.tell(
            schedule.name(),
            server + ": left out, since '" + run.schedule() + "' is at work on it",
            true);
        return true;
      }
    }
    return false;
  }

  private String problem(FleetSchedule schedule, List<String> servers) {
    for (String server : servers) {
      List<String> problems = game.problems(schedule.steps(), server);
      if (!problems.isEmpty()) {
        return "nothing was sent: " + server + ": " + problems.get(0);
      }
    }
    return servers.isEmpty() ? "no server is chosen by '" + schedule.on() + "'" : "";
  }
}
