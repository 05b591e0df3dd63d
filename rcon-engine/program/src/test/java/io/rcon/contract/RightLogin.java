package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.RconSession;
import io.rcon.SessionState;

/** With the right password. */
final class RightLogin implements ContractRow {
  @Override
  public String name() {
    return "right";
  }

  @Override
  public String law() {
    return "with the right password the session is ready, and its command runs once";
  }

  @Override
  public String refutedBy() {
    return "a login that is refused or tried again, a command that runs twice or not at all";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    AskedCommand asked = stage.ask(session);
    stage.own(asked);
    assertEquals(1, stage.ran(asked));
    assertEquals(0, stage.world.server().counts().refusedLogins());
    SessionState state = session.state();
    assertEquals(ContractFacts.afterAnAnswer(stage.dialect), state);
  }
}
