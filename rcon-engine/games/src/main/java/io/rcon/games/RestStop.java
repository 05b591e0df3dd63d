package io.rcon.games;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.status.Questions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server that took the command to stop until it is gone: until nothing listens at its port,
 * or two questions in a row met silence. A close of the connection proves nothing, since any server
 * may close it after an answer. The deadline of the command bounds it.
 */
final class RestStop {
  private static final Duration QUESTION = Duration.ofSeconds(2);
  private static final long PAUSE_MILLIS = 500;
  private static final int SILENCES = 2;

  private final RestSender sender;
  private final RestReply reply;
  private final String text;
  private final Command question;
  private int silences;

  RestStop(RestSender sender, Server server, RestReply reply, String text) {
    this.sender = sender;
    this.reply = reply;
    this.text = text;
    reply.stopping();
    question = Questions.status().command(server.dialect()).orElseThrow().timeout(QUESTION);
  }

  void ask() {
    PendingReply asked = sender.execute(question);
    if (!reply.step(asked.toCompletableFuture())) {
      return;
    }
    asked.whenComplete((answer, failure) -> {
      if (failure == null || !isSilence(failure)) {
        silences = 0;
        askAgain();
      } else if (failure instanceof RconException.Unreachable || ++silences >= SILENCES) {
        reply.complete(new Reply(text, EndRule.CLOSED, false, 1, reply.nanos()));
      } else {
        askAgain();
      }
    });
  }

  private static boolean isSilence(Throwable failure) {
    return failure instanceof RconException.Unreachable
        || failure instanceof RconException.TimedOut
        || failure instanceof RconException.Disconnected;
  }

  private void askAgain() {
    CompletableFuture<Void> pause = new CompletableFuture<>();
    pause.completeOnTimeout(null, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    if (reply.step(pause)) {
      pause.whenCompleteAsync(
          (over, cancelled) -> {
            if (cancelled == null) {
              ask();
            }
          },
          HttpClients.THREADS);
    }
  }
}
