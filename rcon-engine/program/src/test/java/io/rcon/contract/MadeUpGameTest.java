package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.config.FleetFile;
import io.rcon.simulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The game that README makes up in the {@code dialects:} of a fleet file, as it is written there.
 */
@Timeout(60)
class MadeUpGameTest {
  private static final int LINES = 6;

  private Dialect game;

  @BeforeEach
  void read() throws IOException {
    String readme = Files.readString(ContractTableTest.file("README.md"));
    int begin = readme.indexOf("\ndialects:\n") + 1;
    assertTrue(begin > 0, "README makes up no game");
    String text = readme.substring(begin, readme.indexOf("```", begin));
    assertEquals(LINES, text.lines().count() - 1, text);
    game =
        FleetFile.parse(text + "servers: {}\n", "README.md", name -> null).dialects().get("bigmod");
  }

  @Test
  void should_be_one_that_no_code_knows() {
    assertTrue(Dialect.named(game.name()).isEmpty(), game.name());
    assertEquals(Dialect.MINECRAFT, game.base().orElseThrow());
  }

  @Test
  void should_run_commands_at_its_own_pace_and_in_its_own_length() {
    try (ContractStage stage = new ContractStage(game, "minecraft")) {
      RconSession session = stage.open();
      Pacing pace = game.pacing();
      for (AskedCommand asked : stage.ask(session, 3 * pace.burst())) {
        stage.own(asked);
      }
      List<RecordedRequest> ran = stage.world.server().requests();
      for (int i = pace.burst(); i < ran.size(); i++) {
        long apart = ran.get(i).nanos() - ran.get(i - pace.burst()).nanos();
        assertTrue(apart >= pace.interval().toNanos(), () -> apart + " ns apart");
      }
      int longest = game.maxRequest();
      assertTrue(longest != Dialect.MINECRAFT.maxRequest(), "the same as its base");
      stage.own(stage.ask(session, null, command -> filled(command, longest)));
      AskedCommand longer = stage.ask(session, null, command -> filled(command, longest + 1));
      stage.failed(longer, CommandRejected.class, Delivery.NOT_SENT);
      assertEquals(0, stage.ran(longer));
    }
  }

  private static Command filled(Command command, int length) {
    String text = command.text() + " ";
    return Command.of(text + "x".repeat(length - text.length()));
  }

  @Test
  void should_be_kept_alive_by_its_own_command() {
    try (ContractStage stage = new ContractStage(game, "minecraft")) {
      stage.own(stage.ask(stage.open()));
      Duration every = game.keepAlive().orElseThrow();
      stage.world.pass(every.multipliedBy(3).plusSeconds(5));
      List<String> ran =
          stage.world.server().requests().stream().skip(1).map(RecordedRequest::command).toList();
      assertEquals(List.of("list", "list", "list"), ran);
    }
  }

  @Test
  void should_keep_the_contract_of_its_base() {
    assertEquals("", ContractTest.broken(game, "minecraft"));
  }
}
