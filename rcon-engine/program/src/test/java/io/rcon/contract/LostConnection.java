package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;

/** The server ends and comes up again. */
final class LostConnection implements ContractRow {
  @Override
  public String name() {
    return "reconnect";
  }

  @Override
  public String law() {
    return "a command in flight when the server ends fails with the delivery UNKNOWN and is not"
        + " sent again; within two minutes of its return the session answers";
  }

  @Override
  public String refutedBy() {
    return "a command that runs again, a session that stays away";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    ScriptedReply never = ScriptedReply.text("too late").after(Duration.ofMinutes(1));
    AskedCommand asked = stage.ask(session, never);
    assertTrue(stage.world.until(() -> stage.ran(asked) == 1, Duration.ofMinutes(1)), "not sent");
    stage.world.end();
    RconException failure = stage.failed(asked);
    assertEquals(Delivery.UNKNOWN, failure.delivery(), asked::toString);
    stage.world.pass(Duration.ofMinutes(3));
    stage.world.listen();
    stage.world.pass(Duration.ofMinutes(2));
    stage.wellAgain(session);
    assertEquals(1, stage.ran(asked));
  }
}
