package io.rcon.monitor.schedule;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One run of a schedule: its batches, one after the other. One thread. */
final class ScheduleRun {
  private final RunContext run;
  private final Deque<List<String>> batches = new ArrayDeque<>();
  private final Set<String> servers;
  private List<ServerVisit> current = new ArrayList<>();
  private int failures;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  /**
   * Begins a run, or takes one up again where the journal knows batches of it.
   *
   * @param chosen its servers
   */
  ScheduleRun(RunContext run, List<String> chosen) {
    this.run = run;
    List<String> rest = new ArrayList<>(chosen);
    List<List<String>> begun = run.recorded().batches();
    begun.forEach(rest::removeAll);
    failures = run.recorded().failed().size();
    if (!begun.isEmpty()) {
      for (String server : begun.get(begun.size() - 1)) {
        if (!run.recorded().failed().contains(server)) {
          current.add(new ServerVisit(run, server));
        }
      }
    }
    divide(rest, begun.isEmpty() ? run.schedule().canary() : 0);
    servers = new HashSet<>(rest);
    current.forEach(visit -> servers.add(visit.server()));
  }

  private void divide(List<String> rest, int canary) {
    int from = 0;
    int size = canary > 0 ? canary : run.schedule().batch();
    while (from < rest.size()) {
      int to = (int) Math.min((long) from + size, rest.size());
      batches.add(List.copyOf(rest.subList(from, to)));
      from = to;
      size = run.schedule().batch();
    }
  }

  String schedule() {
    return run.schedule().name();
  }

  /** Servers that no other run may touch now. */
  boolean has(String server) {
    return servers.contains(server);
  }

  boolean hasEnded() {
    return ended.isDone();
  }

  /** Completes with whether no server failed. */
  CompletionStage<Boolean> ended() {
    return ended;
  }

  void tick() {
    if (hasEnded()) {
      return;
    }
    advance();
    if (current.stream().allMatch(ServerVisit::hasEnded)) {
      nextBatch();
      advance();
    }
  }

  /** Ends the run; nothing more is sent. */
  void abandon(String why) {
    if (hasEnded()) {
      return;
    }
    for (ServerVisit visit : current) {
      if (!visit.hasEnded()) {
        visit.fail(why);
      }
    }
    failures += (int) current.stream().filter(ServerVisit::hasFailed).count();
    end();
  }

  private void advance() {
    List<ServerVisit.Intent> intents = new ArrayList<>();
    current.forEach(visit -> visit.tick(intents));
    if (intents.isEmpty()) {
      return;
    }
    try {
      run.journal()
          .intend(
              run.key(), intents.stream().map(ServerVisit.Intent::key).toList(), run.clock().now());
    } catch (IOException e) {
      intents.forEach(
          intent -> intent.visit().fail("nothing was sent, since the journal cannot be written"));
      return;
    }
    intents.forEach(intent -> intent.visit().send(intent));
  }

  private void nextBatch() {
    failures += (int) current.stream().filter(ServerVisit::hasFailed).count();
    current = new ArrayList<>();
    boolean stopped = failures > 0 && run.schedule().stopsOnFailure();
    if (batches.isEmpty() || stopped) {
      end();
      return;
    }
    List<String> batch = batches.remove();
    try {
      run.journal().batch(run.key(), batch, run.clock().now());
    } catch (IOException e) {
      run.warn("no further server is begun, since the journal cannot be written");
      failures++;
      end();
      return;
    }
    batch.forEach(server -> current.add(new ServerVisit(run, server)));
  }

  private void end() {
    run.journal().end(run.key(), run.clock().now());
    int left = batches.stream().mapToInt(List::size).sum();
    String planned = "the run of " + run.key().planned() + " has ended";
    if (failures == 0) {
      run.tell(planned + " well");
    } else {
      run.warn(
          planned
              + "; servers that failed: "
              + failures
              + (left > 0 ? ", not begun because of that: " + left : ""));
    }
    ended.complete(failures == 0);
  }
}
