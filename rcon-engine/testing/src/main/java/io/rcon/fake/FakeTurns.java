package io.rcon.fake;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Question;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a poll asks.
 *
 * @param <V> what answers it
 */
interface FakeTurns<V> {
  /** Asks; null if the session is away and there is no other way. */
  @Nullable CompletionStage<V> ask(FakeSession session);

  /** Takes how a turn ended. */
  interface Taker<V> {
    void take(Server server, @Nullable V answer, @Nullable Throwable problem);
  }

  static boolean isThere(FakeSession session) {
    SessionState state = session.state();
    return session.server().hasRcon()
        && (state == SessionState.READY || state == SessionState.IDLE);
  }

  static RconException failure(Server server, @Nullable Throwable problem) {
    Throwable cause = problem instanceof CompletionException e ? e.getCause() : problem;
    return cause instanceof RconException failure
        ? failure
        : new ProtocolViolation(server.name(), Delivery.UNKNOWN, "failed with " + cause);
  }

  /**
   * By a command.
   *
   * @param command what
   */
  record OfCommand(Command command) implements FakeTurns<Reply> {
    @Override
    public @Nullable CompletionStage<Reply> ask(FakeSession session) {
      return isThere(session) ? session.execute(command) : null;
    }
  }

  /**
   * By a question.
   *
   * @param question what
   * @param <T> what answers it
   */
  record OfQuestion<T>(Question<T> question) implements FakeTurns<T> {
    @Override
    public @Nullable CompletionStage<T> ask(FakeSession session) {
      Dialect dialect = session.server().dialect();
      Optional<Function<RconSession, CompletionStage<T>>> beside =
          session.server().isQueried() ? question.query(dialect) : Optional.empty();
      boolean known = question.command(dialect).isPresent();
      if ((known && isThere(session)) || (!known && beside.isEmpty())) {
        return session.ask(question);
      }
      return beside.map(query -> query.apply(session)).orElse(null);
    }
  }
}
