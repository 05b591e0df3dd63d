package io.rcon.cli;

import io.rcon.Command;
import io.rcon.RconFleet;
import io.rcon.Reply;
import io.rcon.Server;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One of the commands that a {@link Rollout} gives to each server. */
interface RolloutStep {
  /** The command that is, or was, sent to a server, in words for the printer. */
  String text(Server server);

  /** Gives it to a server. To cancel the stage's future cancels the command. */
  CompletionStage<Reply> start(Server server);

  /** The same command for each server whose session is in a fleet; others refuse it. */
  static RolloutStep of(RconFleet fleet, Command command) {
    return new RolloutStep() {
      @Override
      public String text(Server server) {
        return command.text();
      }

      @Override
      public CompletionStage<Reply> start(Server server) {
        return SessionServers.has(server)
            ? fleet.session(server.name()).orElseThrow().execute(command)
            : CompletableFuture.failedFuture(SessionServers.refusal(server));
      }
    };
  }
}
