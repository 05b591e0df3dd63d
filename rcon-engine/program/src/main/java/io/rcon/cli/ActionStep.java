package io.rcon.cli;

import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.commands.AddressedBy;
import io.rcon.commands.CommandResult;
import io.rcon.commands.Commands;
import io.rcon.commands.TypedCommand;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A typed command as each server's game words it. */
final class ActionStep implements RolloutStep {
  private final Console console;
  private final TypedCommand command;
  private final EngineOptions engine;
  private final Map<String, String> sent = new ConcurrentHashMap<>();

  ActionStep(Console console, TypedCommand command, EngineOptions engine) {
    this.console = console;
    this.command = command;
    this.engine = engine;
  }

  @Override
  public String text(RconSession session) {
    return sent.getOrDefault(session.server().name(), command.action().key());
  }

  @Override
  public CompletionStage<Reply> start(RconSession session) {
    CompletionStage<CommandResult> result = Commands.of(session).with(engine::bound).run(command);
    // To cancel what the program holds cancels what the server was given.
    CompletableFuture<Reply> reply =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            return result.toCompletableFuture().cancel(false);
          }
        };
    result.whenComplete((done, failure) -> {
      if (done == null) {
        reply.completeExceptionally(failure);
        return;
      }
      sent.put(session.server().name(), done.text());
      tellWay(session, done);
      reply.complete(done.reply());
    });
    return reply;
  }

  /** A slot may be another's a moment later, so the way is worth a line. */
  private void tellWay(RconSession session, CommandResult done) {
    if (done.by() != AddressedBy.NOBODY) {
      console
          .err()
          .line(
              "rcon: "
                  + session.server().name()
                  + ": by "
                  + done.by().name().toLowerCase(Locale.ROOT)
                  + ": "
                  + TerminalText.harmless(done.text()));
    }
  }
}
