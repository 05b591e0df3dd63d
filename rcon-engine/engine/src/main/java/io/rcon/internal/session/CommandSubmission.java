package io.rcon.internal.session;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.Closed;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.command.CommandIntake;
import io.rcon.internal.command.ValidatedCommands;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.reply.PollFuture;
import io.rcon.internal.support.EngineLoop;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands into a session: checked on the caller's thread, bounded, and carried to the event
 * loop. Any thread.
 */
final class CommandSubmission {
  private CommandSubmission() {}

  static PendingFuture execute(SessionLifecycle session, String text) {
    if (!session.loop().inEventLoop()) {
      // Not to write to memory that the loop and other callers read.
      return submit(session, Command.of(text), false);
    }
    ValidatedCommands validated = session.context.validated();
    Command command = validated.find(session.server.dialect(), text);
    if (command == null) {
      command = Command.of(text);
      PendingFuture rejected = rejected(session, command);
      if (rejected != null) {
        return rejected;
      }
      validated.add(session.server.dialect(), command);
    }
    return give(session, command, false);
  }

  static PendingFuture submit(SessionLifecycle session, Command command, boolean direct) {
    PendingFuture rejected = rejected(session, command);
    return rejected != null ? rejected : give(session, command, direct);
  }

  private static @Nullable PendingFuture rejected(SessionLifecycle session, Command command) {
    RconException broken = session.pipeline().intake().check(command);
    return broken == null ? null : PendingFuture.failed(broken);
  }

  private static PendingFuture give(SessionLifecycle session, Command command, boolean direct) {
    Server server = session.server;
    if (!server.hasRcon()) {
      return PendingFuture.failed(
          new CommandRejected(server.name(), Delivery.NOT_SENT, QueryDoor.OFF));
    }
    if (session.state() == SessionState.CLOSED) {
      return PendingFuture.failed(
          new Closed(server.name(), Delivery.NOT_SENT, "the session is closed"));
    }
    CommandIntake intake = session.pipeline().intake();
    EngineLoop loop = session.loop();
    PendingFuture future = new PendingFuture(intake, command, direct);
    if (loop.inEventLoop()) {
      intake.accept(command, future);
      return future;
    }
    RconException overloaded = intake.limit().enter(command);
    if (overloaded != null) {
      return PendingFuture.failed(overloaded);
    }
    loop.post(future);
    return future;
  }

  /** Event loop only. */
  static void poll(
      SessionLifecycle session,
      Command command,
      long plannedAt,
      BiConsumer<? super @Nullable Reply, ? super @Nullable Throwable> end) {
    CommandIntake intake = session.pipeline().intake();
    PollFuture future = new PollFuture(intake, command, plannedAt);
    // Before it is given, or its end might be told here instead.
    future.whenComplete(end);
    intake.poll(command, future, session.awayForPolls());
  }
}
