package io.rcon.monitor;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Question;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The cheapest question that a dialect has, with the time of its answer: its status; where nobody
 * can read that, its status command; where it has none, its harmless command.
 */
final class StatusProbe implements Question<StatusProbe.Timed> {
  /**
   * An answer.
   *
   * @param status what it says
   * @param nanos how long it took
   */
  record Timed(ServerStatus status, long nanos) {}

  private static final Question<ServerStatus> STATUS = Questions.status();

  @Override
  public String name() {
    return STATUS.name();
  }

  @Override
  public Optional<Command> command(Dialect dialect) {
    return STATUS.command(dialect).or(() -> unread(dialect));
  }

  private static Optional<Command> unread(Dialect dialect) {
    String status = dialect.console().status();
    String command = status.isEmpty() ? dialect.console().harmless() : status;
    return command.isEmpty() ? Optional.empty() : Optional.of(Command.of(command));
  }

  @Override
  public Timed answer(Dialect dialect, Reply reply) {
    return new Timed(
        STATUS.command(dialect).isPresent()
            ? STATUS.answer(dialect, reply)
            : ServerStatus.unknown("", ""),
        reply.elapsedNanos());
  }

  @Override
  public Optional<Function<RconSession, CompletionStage<Timed>>> query(Dialect dialect) {
    return STATUS
        .query(dialect)
        .map(query ->
            session -> {
              long begin = System.nanoTime();
              return query
                  .apply(session)
                  .thenApply(status -> new Timed(status, System.nanoTime() - begin));
            });
  }
}
