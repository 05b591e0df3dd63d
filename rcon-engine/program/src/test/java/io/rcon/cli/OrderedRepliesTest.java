package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Command;
import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedRepliesTest {
  private final MainLoop loop = new MainLoop();
  private final List<String> told = new ArrayList<>();
  private final OrderedReplies replies = new OrderedReplies(loop, this::tell);
  private final ManualSession session = new ManualSession();

  private void tell(String command, Outcome outcome) {
    String what =
        outcome.reply().map(Reply::text).or(() -> outcome.failure().map(RconException::code)).get();
    told.add(command + "=" + what);
  }

  private void settle() {
    boolean[] settled = new boolean[1];
    loop.execute(() -> settled[0] = true);
    loop.runUntil(() -> settled[0]);
  }

  private void execute(String... commands) {
    for (String command : commands) {
      replies.execute(session, Command.of(command));
    }
  }

  @Test
  void tellsInTheOrderOfTheCommandsEachAsSoonAsItCan() {
    execute("a", "b", "c");
    session.given.get(2).answer("3");
    session.given.get(0).answer("1");
    settle();
    assertEquals(List.of("a=1"), told);
    session.given.get(1).answer("2");
    settle();
    assertEquals(List.of("a=1", "b=2", "c=3"), told);
    assertEquals(0, replies.waiting());
  }

  @Test
  void cancelGivesEveryOneItsOutcome() {
    execute("a", "b", "c");
    session.given.get(1).answer("2");
    replies.cancel();
    settle();
    assertEquals(List.of("a=CANCELLED", "b=2", "c=CANCELLED"), told);
  }
}
