package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.RconFleet;
import io.rcon.Selector;
import io.rcon.Server;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What a watch asks: of each server that is ready, what tells how its game does. */
final class WatchPolls {
  // A list where a game has no status.
  private static final String LISTING = "(minecraft, nukkit)";

  private final List<Polling> polls;

  private WatchPolls(List<Polling> polls) {
    this.polls = polls;
  }

  /** Begins; the outcomes come one at a time from either poll, on the engine's threads. */
  static WatchPolls begin(
      RconFleet fleet, EngineOptions engine, Duration interval, Consumer<Outcome> outcomes) {
    return new WatchPolls(
        List.of(
            fleet.poll(engine.command("list"), interval, ready("in"), outcomes),
            fleet.poll(engine.command("status"), interval, ready("notin"), outcomes)));
  }

  /** Who is not there is shown by its state, not asked and counted as failing at every turn. */
  private static Selector ready(String how) {
    return Selector.parse("state=ready,dialect " + how + " " + LISTING);
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
