package io.rcon.contract;

import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.simulation.CalmWorld;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A command that was given, and what became of it. */
final class AskedCommand {
  final String token;
  private final long askedAt;
  private long endedAt = -1;
  private @Nullable Reply reply;
  private @Nullable RconException failure;

  AskedCommand(String token, PendingReply pending, CalmWorld world) {
    this.token = token;
    askedAt = world.now();
    pending.whenComplete((answer, thrown) -> {
      endedAt = world.now();
      reply = answer;
      failure = thrown == null ? null : failure(thrown);
    });
  }

  private static RconException failure(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof RconException known) {
      return known;
    }
    throw new AssertionError("no failure that is promised", thrown);
  }

  boolean isDone() {
    return endedAt >= 0;
  }

  /** In virtual nanoseconds, from when it was given. */
  long lasted() {
    return endedAt - askedAt;
  }

  @Nullable Reply reply() {
    return reply;
  }

  @Nullable RconException failure() {
    return failure;
  }

  /** What became of it, in words. */
  @Override
  public String toString() {
    String end =
        reply != null
            ? "'" + shortened(reply.text()) + "' " + reply
            : failure != null ? failure.delivery() + " " + failure : "open";
    return token + ": " + end;
  }

  private static String shortened(String text) {
    return text.length() < 200
        ? text
        : text.substring(0, 100) + " … " + text.substring(text.length() - 100);
  }
}
