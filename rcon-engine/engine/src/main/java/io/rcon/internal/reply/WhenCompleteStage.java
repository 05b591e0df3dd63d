package io.rcon.internal.reply;

import io.rcon.Reply;
import java.util.concurrent.CompletableFuture;

/**
 * The stage that the first {@code whenComplete} of a reply returns. Nothing refers to it, so that
 * it costs nothing where the caller has no use for it, as most have not.
 */
final class WhenCompleteStage extends ReplyStage {
  private final PendingFuture reply;

  WhenCompleteStage(PendingFuture reply) {
    this.reply = reply;
  }

  @Override
  CompletableFuture<Reply> future() {
    return reply.afterFirst();
  }
}
