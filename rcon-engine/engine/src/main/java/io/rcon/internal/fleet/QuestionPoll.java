package io.rcon.internal.fleet;

import io.rcon.Answered;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Question;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Survived;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls by a question: over rcon while that is there, and beside it otherwise. */
final class QuestionPoll<T> implements PollSubject<T> {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.outcomes");

  private final Question<T> question;
  private final OutcomeTaker<Answered<T>> answers;

  /** Null where all is told on the loops. */
  private final @Nullable Executor callbacks;

  QuestionPoll(Question<T> question, Consumer<Answered<T>> answers, @Nullable Executor callbacks) {
    this.question = question;
    this.answers = new OutcomeTaker<>(answers);
    this.callbacks = callbacks;
  }

  @Override
  public boolean isAway(EngineSession session) {
    return session.isAwayForPolls() && beside(session).isEmpty();
  }

  /** How it is asked beside rcon; empty where it cannot be, or would go around what it must not. */
  private Optional<Function<RconSession, CompletionStage<T>>> beside(EngineSession session) {
    Server server = session.server();
    return server.isQueried() ? question.query(server.dialect()) : Optional.empty();
  }

  @Override
  public void ask(
      EngineSession session,
      long plannedAt,
      BiConsumer<? super @Nullable T, ? super @Nullable Throwable> end) {
    Dialect dialect = session.server().dialect();
    Optional<Command> command = question.command(dialect);
    boolean ready = command.isPresent() && session.state() == SessionState.READY;
    Optional<Function<RconSession, CompletionStage<T>>> beside =
        ready ? Optional.empty() : beside(session);
    if (beside.isPresent()) {
      boolean rests = command.isPresent() && isAtRest(session);
      beside
          .get()
          .apply(session)
          .whenComplete((answer, problem) -> {
            if (problem != null && rests) {
              EngineLoop loop = session.loop();
              loop.onLoop(() -> overRcon(session, command.get(), loop.now(), end));
            } else {
              told(() -> end.accept(answer, problem));
            }
          });
    } else if (command.isPresent()) {
      overRcon(session, command.get(), plannedAt, end);
    } else {
      session
          .ask(question)
          .whenComplete((answer, problem) -> told(() -> end.accept(answer, problem)));
    }
  }

  /**
   * Nothing but a command makes such a session connect again: if it were never asked over rcon, a
   * server that answers no queries would seem dead for good.
   */
  private static boolean isAtRest(EngineSession session) {
    return session.state() == SessionState.IDLE && !session.isAwayForPolls();
  }

  private void overRcon(
      EngineSession session,
      Command command,
      long plannedAt,
      BiConsumer<? super @Nullable T, ? super @Nullable Throwable> end) {
    session.poll(
        command, plannedAt, (reply, problem) -> read(session.server(), reply, problem, end));
  }

  /** A query that cannot even be asked fails where it is asked, which is the loop. */
  private void told(Runnable end) {
    if (callbacks == null) {
      end.run();
    } else {
      callbacks.execute(end);
    }
  }

  private void read(
      Server server,
      @Nullable Reply reply,
      @Nullable Throwable problem,
      BiConsumer<? super @Nullable T, ? super @Nullable Throwable> end) {
    T answer = null;
    Throwable failure = problem;
    try {
      answer = reply == null ? null : question.answer(server.dialect(), reply);
    } catch (Throwable e) {
      Survived.log(log, e, "{}: a question cannot read its answer", server.name());
      failure = Survived.failure(server.name(), RconException.Delivery.ANSWERED, e);
    }
    end.accept(answer, failure);
  }

  @Override
  public void hand(Server server, @Nullable T answer, @Nullable Throwable problem) {
    answers.hand(
        answer != null
            ? Answered.of(server, answer)
            : Answered.failed(server, OutcomeTaker.failure(server, problem)));
  }
}
