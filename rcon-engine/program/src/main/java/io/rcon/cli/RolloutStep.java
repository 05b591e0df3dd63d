package io.rcon.cli;

import io.rcon.Command;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.util.concurrent.CompletionStage;

/** One of the commands that a {@link Rollout} gives to each server. */
interface RolloutStep {
  /** What is, or was, sent to a server, in words for the printer. */
  String text(RconSession session);

  /** Gives it to a server. To cancel the stage's future cancels the command. */
  CompletionStage<Reply> start(RconSession session);

  /** The same command for each server. */
  static RolloutStep of(Command command) {
    return new RolloutStep() {
      @Override
      public String text(RconSession session) {
        return command.text();
      }

      @Override
      public CompletionStage<Reply> start(RconSession session) {
        return session.execute(command);
      }
    };
  }
}
