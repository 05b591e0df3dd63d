package io.rcon.monitor.schedule;

import io.rcon.Selector;
import io.rcon.config.FleetSchedule;
import io.rcon.config.ScheduleStep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Servers, a disk and a clock that outlive watchers. A server that is stopped comes back. */
final class ScheduleWorld implements GameCommands, RunClock {
  static final Duration TICK = Duration.ofMillis(500);
  private static final long BACK = Duration.ofSeconds(20).toNanos();

  final List<JournalLine> disk = new ArrayList<>();
  final Map<String, List<String>> received = new LinkedHashMap<>();
  final List<String> news = new ArrayList<>();
  final Map<String, StepResult> results = new TreeMap<>();
  final Set<String> broken = new HashSet<>();
  final Set<String> neverBack = new HashSet<>();
  final Set<String> inMaintenance = new HashSet<>();
  final List<String> maintenance = new ArrayList<>();
  final Map<String, List<String>> problems = new TreeMap<>();
  Instant now = Instant.parse("2026-07-01T02:00:00Z");

  private final Map<String, Long> stopped = new TreeMap<>();
  private long nanos;
  private MemoryStore store = new MemoryStore(disk);
  private ScheduleEngine engine = start();

  ScheduleWorld(String... servers) {
    for (String server : servers) {
      received.put(server, new ArrayList<>());
    }
  }

  private RunJournal journal() {
    try {
      return new RunJournal(store);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts a watcher, in the place of one that is dead. */
  ScheduleEngine start(MemoryStore on, FleetSchedule... schedules) {
    store = on;
    inMaintenance.clear();
    engine =
        new ScheduleEngine(
            journal(),
            this,
            (server, isOn, by) -> {
              if (isOn) {
                inMaintenance.add(server);
              } else {
                inMaintenance.remove(server);
              }
              maintenance.add(server + " " + isOn + " " + by);
            },
            (schedule, text, wrong) -> news.add(schedule + ": " + text),
            this);
    engine.replace(List.of(schedules));
    return engine;
  }

  ScheduleEngine start(FleetSchedule... schedules) {
    return start(new MemoryStore(disk), schedules);
  }

  void pass(Duration time) {
    for (long i = time.dividedBy(TICK); i > 0; i--) {
      now = now.plus(TICK);
      nanos += TICK.toNanos();
      engine.tick();
      store.checkAlive();
    }
  }

  /** All commands with the seconds since the beginning. */
  List<String> received(String server) {
    return received.get(server);
  }

  /** All commands, without times. */
  List<String> commands(String server) {
    return received(server).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public List<String> chosen(Selector on) {
    return received.keySet().stream()
        .filter(server -> on.toString().isEmpty() || on.toString().equals(server))
        .toList();
  }

  @Override
  public List<String> problems(List<ScheduleStep> steps, String server) {
    return problems.getOrDefault(server, List.of());
  }

  @Override
  public CompletionStage<StepResult> run(
      String schedule, String server, ScheduleStep step, String left) {
    if (broken.contains(server)) {
      throw new AssertionError("on purpose");
    }
    store.checkAlive();
    String command = command(server, step, left);
    received(server).add((nanos / 1_000_000_000L) + " " + command);
    if (step instanceof ScheduleStep.Stop) {
      stopped.put(server, nanos);
    }
    return CompletableFuture.completedFuture(
        results.getOrDefault(server + " " + command, StepResult.DONE));
  }

  private static String command(String server, ScheduleStep step, String left) {
    if (step instanceof ScheduleStep.Announce announce) {
      return announce.say().fill(server, left);
    }
    if (step instanceof ScheduleStep.Run run) {
      return run.text().fill(server, "");
    }
    return step instanceof ScheduleStep.Stop ? "stop" : "save";
  }

  @Override
  public CompletionStage<Boolean> answers(String server) {
    long since = stopped.getOrDefault(server, Long.MIN_VALUE / 2);
    return CompletableFuture.completedFuture(nanos - since >= BACK && !neverBack.contains(server));
  }
}
