package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What a watch asks: each server that is ready, by the status command of its dialect. */
final class WatchPolls {
  private final List<Polling> polls;

  private WatchPolls(List<Polling> polls) {
    this.polls = polls;
  }

  /** Begins; the outcomes come one at a time from either poll, on the engine's threads. */
  static WatchPolls begin(
      RconFleet fleet, EngineOptions engine, Duration interval, Consumer<Outcome> outcomes) {
    List<Polling> polls = new ArrayList<>();
    dialectsByStatus(fleet)
        .forEach((status, dialects) ->
            polls.add(fleet.poll(engine.command(status), interval, ready(dialects), outcomes)));
    return new WatchPolls(polls);
  }

  private static Map<String, Set<String>> dialectsByStatus(RconFleet fleet) {
    Map<String, Set<String>> byStatus = new TreeMap<>();
    for (RconSession session : fleet.select(Selector.all())) {
      Dialect dialect = session.server().dialect();
      if (!dialect.console().status().isEmpty()) {
        byStatus
            .computeIfAbsent(dialect.console().status(), status -> new TreeSet<>())
            .add(dialect.name());
      }
    }
    return byStatus;
  }

  /**
   * A server that is not there is shown by its state, not asked and counted as failing each turn.
   */
  private static Selector ready(Set<String> dialects) {
    return Selector.parse(
        "state in (ready, idle),dialect in (" + String.join(", ", dialects) + ")");
  }

  /**
   * The server with the interval that it wants or else the usual one, or more where the game's pace
   * asks for it; others may be asking too.
   */
  static Server paced(Server server, Duration usual) {
    Duration wanted = server.pollEvery().orElse(usual);
    Duration least = server.dialect().pacing().interval().multipliedBy(3).dividedBy(2);
    return server.pollEvery(wanted.compareTo(least) < 0 ? least : wanted);
  }

  /** How many were asked; an outcome that was handed over is among them. */
  long asked() {
    return polls.stream().mapToLong(Polling::asked).sum();
  }

  /** Asks nobody any more; completes when the last outcome was handed over. */
  CompletionStage<Void> end() {
    polls.forEach(Polling::close);
    return CompletableFuture.allOf(
        polls.stream()
            .map(poll -> poll.ended().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }
}
