package io.rcon.internal.fleet;

import io.rcon.Command;
import io.rcon.Outcome;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.session.EngineSession;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Polls by a command, which needs a session that is logged in. */
final class CommandPoll implements PollSubject<Reply> {
  private final Command command;
  private final OutcomeTaker<Outcome> outcomes;

  CommandPoll(Command command, Consumer<Outcome> outcomes) {
    this.command = command;
    this.outcomes = new OutcomeTaker<>(outcomes);
  }

  @Override
  public boolean isAway(EngineSession session) {
    return session.isAwayForPolls();
  }

  @Override
  public void ask(
      EngineSession session,
      long plannedAt,
      BiConsumer<? super @Nullable Reply, ? super @Nullable Throwable> end) {
    session.poll(command, plannedAt, end);
  }

  @Override
  public void hand(Server server, @Nullable Reply reply, @Nullable Throwable problem) {
    outcomes.hand(OutcomeTaker.outcome(server, reply, problem));
  }
}
