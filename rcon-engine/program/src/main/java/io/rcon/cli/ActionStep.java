package io.rcon.cli;

import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.commands.AddressedBy;
import io.rcon.commands.CommandResult;
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
  private final TypedServers servers;
  private final Map<String, String> sent = new ConcurrentHashMap<>();

  ActionStep(Console console, TypedCommand command, TypedServers servers) {
    this.console = console;
    this.command = command;
    this.servers = servers;
  }

  @Override
  public String text(Server server) {
    return sent.getOrDefault(server.name(), command.action().key());
  }

  @Override
  public CompletionStage<Reply> start(Server server) {
    CompletionStage<CommandResult> result = servers.run(server, command);
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
      sent.put(server.name(), done.text());
      tellWay(server, done);
      reply.complete(done.reply());
    });
    return reply;
  }

  /** A slot may be another's a moment later, so the way is worth a line. */
  private void tellWay(Server server, CommandResult done) {
    if (done.by() != AddressedBy.NOBODY) {
      console
          .err()
          .line(
              "rcon: "
                  + server.name()
                  + ": by "
                  + done.by().name().toLowerCase(Locale.ROOT)
                  + ": "
                  + TerminalText.harmless(done.text()));
    }
  }
}
