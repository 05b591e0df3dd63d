package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.CommandFacts;
import io.rcon.Dialect;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.commands.CommandResult;
import io.rcon.commands.Commands;
import io.rcon.simulator.RecordedRequest;
import io.rcon.testing.HostileText;
import io.rcon.testing.LongForm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** That try to become a command; {@code HostileArgumentsTest} asks ten thousand of each game. */
final class HostileNames implements ContractRow {
  private static final int MANY = LongForm.or(200, 12);

  @Override
  public String name() {
    return "names";
  }

  @Override
  public String law() {
    return "hostile words are said as one command of one line, or refused before anything is sent;"
        + " `HostileArgumentsTest` does so with ten thousand, and reads them as the console would";
  }

  @Override
  public String refutedBy() {
    return "a second command, a line break in one, a refusal of what was sent";
  }

  @Override
  public String cannot(Dialect dialect) {
    return dialect.get(CommandFacts.SAY).isEmpty() ? "no command that says something" : "";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    Commands commands = Commands.of(session).with(c -> c.within(Duration.ofMinutes(10)));
    HostileText hostile = new HostileText(stage.dialect.name().hashCode());
    for (int i = 0; i < MANY; i++) {
      String text = hostile.next();
      long before = stage.world.server().commandsExecuted();
      CompletableFuture<CommandResult> said = commands.say(text).toCompletableFuture();
      assertTrue(stage.world.until(said::isDone, Duration.ofMinutes(20)), "without an end");
      long ran = stage.world.server().commandsExecuted() - before;
      try {
        said.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof CommandRejected rejected) {
          assertEquals(Delivery.NOT_SENT, rejected.delivery());
          assertEquals(0, ran, text);
          continue;
        }
      }
      List<RecordedRequest> all = stage.world.server().requests();
      String recorded = all.get(all.size() - 1).command();
      assertTrue(recorded.chars().noneMatch(c -> c == '\n' || c == '\r'), recorded);
    }
    stage.wellAgain(session);
  }
}
