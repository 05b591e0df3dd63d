package io.rcon.internal.fleet;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Question;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Told as "rcon" or as "beside". */
record WhereQuestion(boolean asksRcon, boolean asksBeside) implements Question<String> {
  @Override
  public String name() {
    return "where it is asked";
  }

  @Override
  public Optional<Command> command(Dialect dialect) {
    return asksRcon ? Optional.of(Command.of("list")) : Optional.empty();
  }

  @Override
  public String answer(Dialect dialect, Reply reply) {
    return "rcon";
  }

  @Override
  public Optional<Function<RconSession, CompletionStage<String>>> query(Dialect dialect) {
    return asksBeside ? Optional.of(session -> session.query(new LetterQuery())) : Optional.empty();
  }
}
