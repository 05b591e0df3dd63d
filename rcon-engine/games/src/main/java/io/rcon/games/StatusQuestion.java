package io.rcon.games;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for a status, and for what else tells a part of it, one after the other. */
final class StatusQuestion {
  private final Server server;
  private final Function<Command, CompletableFuture<Reply>> sender;
  private final List<String> more;
  private final List<ServerStatus> parts = new ArrayList<>();
  private final Answer answer = new Answer();

  /** To cancel it cancels the question that is out. */
  private static final class Answer extends CompletableFuture<ServerStatus> {
    private @Nullable CompletableFuture<Reply> asked;

    synchronized boolean waitFor(CompletableFuture<Reply> reply) {
      if (isDone()) {
        reply.cancel(true);
        return false;
      }
      asked = reply;
      return true;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      synchronized (this) {
        if (asked != null) {
          asked.cancel(true);
        }
      }
      return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }

  StatusQuestion(Server server, Function<Command, CompletableFuture<Reply>> sender) {
    this.server = server;
    this.sender = sender;
    more = server.dialect().get(RestFacts.MORE_STATUS);
  }

  CompletableFuture<ServerStatus> ask() {
    CompletableFuture<Reply> asked =
        sender.apply(Questions.status().command(server.dialect()).orElseThrow());
    if (answer.waitFor(asked)) {
      asked.whenComplete((reply, failure) -> {
        if (reply == null) {
          answer.completeExceptionally(failure);
        } else {
          guarded(() -> askFor(Questions.status().answer(server.dialect(), reply), 0));
        }
      });
    }
    return answer;
  }

  private void guarded(Runnable next) {
    try {
      next.run();
    } catch (Throwable e) {
      answer.completeExceptionally(HttpFailures.of(server, e));
    }
  }

  /** Servers of other versions may lack a part: the rest is told, as not complete. */
  private void askFor(ServerStatus first, int number) {
    if (number == more.size() || !first.known()) {
      answer.complete(StatusParts.joined(first, parts));
      return;
    }
    String part = more.get(number);
    int blank = part.indexOf(' ');
    String format = part.substring(0, blank);
    CompletableFuture<Reply> asked = sender.apply(Command.of(part.substring(blank + 1)));
    if (answer.waitFor(asked)) {
      asked.whenComplete((reply, failure) -> {
        if (reply == null && !(failure instanceof RconException.CommandRejected)) {
          answer.completeExceptionally(failure);
          return;
        }
        guarded(() -> {
          parts.add(
              reply == null
                  ? ServerStatus.unknown(format, "")
                  : StatusFormats.named(format).parse(reply.text()));
          askFor(first, number + 1);
        });
      });
    }
  }
}
