package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.Reply;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 3 after a silence: Forge sends nothing for an answer without a text. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class EmptyAnswerTest {
  /** A dialect of that name, and a simulated game of this one. */
  private static Link link(String dialect, String game) {
    return Link.to(
            Dialect.named(dialect).orElseThrow().with(d -> d.name(game)),
            o -> o.timeout(Duration.ofSeconds(5)))
        .ready();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forge", "minecraft"})
  void should_prove_an_empty_answer_for_which_nothing_comes(String dialect) throws Exception {
    try (Link link = link(dialect, "forge")) {
      link.server.reply("say hi", ScriptedReply.text(""));
      PendingReply say = link.session.execute(Command.of("say hi"));
      PendingReply list = link.session.execute(Command.of("echo behind it"));
      Reply empty = Link.get(say);
      assertEquals("", empty.text());
      assertEquals(EndRule.PROBE, empty.end());
      assertEquals("behind it", Link.get(list).text().strip());
      assertEquals(1, link.server.connectionsAccepted());
      assertEquals(2, link.server.commandsExecuted(), "nothing is sent twice");
    }
  }

  @ParameterizedTest
  @CsvSource({"minecraft, PROBE", "forge, PROBE", "nukkit, QUIET_TIME"})
  void should_give_an_answer_that_comes_after_the_question(String game, EndRule end)
      throws Exception {
    try (Link link = link("minecraft", game)) {
      Duration slowly = Duration.ofMillis(1500);
      link.server.reply("slow", ScriptedReply.text("it came").after(slowly));
      Reply slow = Link.get(link.session.execute(Command.of("slow")));
      assertEquals("it came", slow.text());
      assertEquals(end, slow.end());
      assertEquals("on", link.text("echo on"));
      // A server that ignores the question may have it unread: only a new connection is sure.
      assertEquals(game.equals("nukkit") ? 2 : 1, link.server.connectionsAccepted());
    }
  }
}
