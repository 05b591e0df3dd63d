package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;

/** Behind its command's timeout. */
final class LateAnswer implements ContractRow {
  @Override
  public String name() {
    return "late";
  }

  @Override
  public String law() {
    return "an answer that comes behind its command's timeout comes to nobody; the command failed"
        + " with the delivery UNKNOWN and ran once";
  }

  @Override
  public String refutedBy() {
    return "a later command with the late text, a command that was sent again";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    ScriptedReply late = ScriptedReply.text(Words.answer("late")).after(Duration.ofSeconds(3));
    AskedCommand asked = stage.ask(session, late, c -> c.timeout(Duration.ofSeconds(1)));
    AskedCommand behind = stage.ask(session);
    stage.failed(asked, RconException.TimedOut.class, RconException.Delivery.UNKNOWN);
    stage.own(behind);
    stage.wellAgain(session);
    assertEquals(1, stage.ran(asked));
    assertEquals(1, stage.ran(behind));
  }
}
