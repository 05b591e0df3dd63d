package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconSession;
import io.rcon.SessionState;
import java.time.Duration;

/** With a wrong password. */
final class WrongLogin implements ContractRow {
  private static final String WRONG = "hunter2wrong";

  @Override
  public String name() {
    return "wrong";
  }

  @Override
  public String law() {
    return "a wrong password runs nothing and is tried once, or twice where the words may mean the"
        + " pace; where the game only closes, with growing pauses, until the third minute in which"
        + " it did; where that or silence may mean something else, the failure names the password";
  }

  @Override
  public String refutedBy() {
    return "more tries within a quarter of an hour, a command that runs, a failure that does not tell, the"
        + " password in it";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.world.open(stage.dialect, WRONG);
    AskedCommand asked = stage.ask(session);
    RconException failure = stage.failed(asked);
    String told = failure + " " + session.lastFailure();
    assertFalse(told.contains(WRONG), told);
    stage.world.pass(Duration.ofMinutes(15));
    long tries = stage.world.server().counts().refusedLogins();
    if (failure instanceof LoginRefused) {
      assertEquals(SessionState.REFUSED, session.state());
      AskedCommand second = stage.ask(session);
      stage.failed(second, LoginRefused.class, RconException.Delivery.NOT_SENT);
    } else {
      assertTrue(told.contains("password"), told);
    }
    int most = ContractFacts.mostWrongLogins(stage.dialect, failure instanceof LoginRefused);
    assertTrue(tries <= most, () -> "tried " + tries + " times");
    assertTrue(stage.world.dials() <= most, () -> "dialled " + stage.world.dials() + " times");
    assertEquals(0, stage.world.server().commandsExecuted());
  }
}
