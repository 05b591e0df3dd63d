package io.rcon.internal.command;

import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.support.LoopTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request to cancel, on its way to the loop. It takes the same mailbox as its command, so that it
 * never overtakes it.
 */
final class CancelRequest implements LoopTask {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final CommandIntake intake;
  private final PendingFuture future;
  private @Nullable LoopTask next;

  CancelRequest(CommandIntake intake, PendingFuture future) {
    this.intake = intake;
    this.future = future;
  }

  @Override
  public void run() {
    intake.cancel(future);
  }

  @Override
  public void rejected() {
    log.debug("nothing to cancel, the engine has ended");
  }

  @Override
  public @Nullable LoopTask nextTask() {
    return next;
  }

  @Override
  public void nextTask(@Nullable LoopTask next) {
    this.next = next;
  }
}
