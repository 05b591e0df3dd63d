package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.RconFleet;
import io.rcon.Selector;
import io.rcon.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The polls of a watch: the status command of its dialect for each server that is ready. */
final class WatchPolls {
  private final List<Polling> polls;

  private WatchPolls(List<Polling> polls) {
    this.polls = polls;
  }

  /** Begins; the outcomes come one at a time from either poll, on the engine's threads. */
  static WatchPolls begin(
      RconFleet fleet, EngineOptions engine, Duration interval, Consumer<Outcome> outcomes) {
    List<Polling> polls = new ArrayList<>();
    Set<Dialect> dialects = dialects(fleet);
    for (Dialect dialect : dialects) {
      String status = dialect.console().status();
      if (!status.isEmpty()) {
        polls.add(fleet.poll(engine.command(status), interval, ready(dialect, dialects), outcomes));
      }
    }
    return new WatchPolls(polls);
  }

  private static Set<Dialect> dialects(RconFleet fleet) {
    Set<Dialect> dialects = new TreeSet<>(Comparator.comparing(Dialect::name));
    fleet.select(Selector.all()).forEach(session -> dialects.add(session.server().dialect()));
    return dialects;
  }

  /**
   * The servers of just this dialect: those built on it have status commands of their own. A server
   * that is not there is shown by its state, not asked and counted as failing each turn.
   */
  static Selector ready(Dialect dialect, Set<Dialect> all) {
    String others =
        all.stream()
            .filter(other -> isBuiltOn(dialect, other))
            .map(other -> ",dialect!=" + other.name())
            .collect(Collectors.joining());
    return Selector.parse("state in (ready, idle),dialect=" + dialect.name() + others);
  }

  private static boolean isBuiltOn(Dialect dialect, Dialect other) {
    return other.base().filter(b -> b.equals(dialect) || isBuiltOn(dialect, b)).isPresent();
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
