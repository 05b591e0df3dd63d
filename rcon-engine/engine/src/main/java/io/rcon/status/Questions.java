package io.rcon.status;

import io.rcon.Command;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.Question;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The questions that servers can be asked. The dialect names the command and the format of its
 * answer: {@link io.rcon.ConsoleFacts#status()} and {@link CommonFacts#STATUS_FORMAT}.
 */
public final class Questions {
  private static final Question<ServerStatus> STATUS = new OfStatus<>("its status", all -> all);
  private static final Question<List<Player>> PLAYERS =
      new OfStatus<>("its players", ServerStatus::players);

  private Questions() {}

  /**
   * Asks for the status of the server.
   *
   * @return a question answered by a status, which is not {@linkplain ServerStatus#known known}
   *     where the answer is not of the dialect's form
   */
  public static Question<ServerStatus> status() {
    return STATUS;
  }

  /**
   * Asks for the players on the server.
   *
   * @return a question answered by the rows that are players; none where the answer is not of the
   *     dialect's form
   */
  public static Question<List<Player>> players() {
    return PLAYERS;
  }

  /** Asks for the status and takes a part of it. */
  private static final class OfStatus<T> implements Question<T> {
    private final String name;
    private final Function<ServerStatus, T> part;

    OfStatus(String name, Function<ServerStatus, T> part) {
      this.name = name;
      this.part = part;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<Command> command(Dialect dialect) {
      String command = dialect.console().status();
      return command.isEmpty() || dialect.get(CommonFacts.STATUS_FORMAT).isEmpty()
          ? Optional.empty()
          : Optional.of(Command.of(command));
    }

    @Override
    public T answer(Dialect dialect, Reply reply) {
      ServerStatus status =
          StatusFormats.named(dialect.get(CommonFacts.STATUS_FORMAT)).parse(reply.text());
      return part.apply(reply.possiblyTruncated() ? status.incomplete() : status);
    }

    @Override
    public Optional<Function<RconSession, CompletionStage<T>>> query(Dialect dialect) {
      return StatusProviders.query(dialect)
          .map(query -> session -> session.query(query).thenApply(part));
    }

    @Override
    public String toString() {
      return "Question[" + name + "]";
    }
  }
}
