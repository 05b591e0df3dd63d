package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;

/** Of a command that is not answered, and of one behind it. */
final class DeadlineKept implements ContractRow {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration WITHIN = Duration.ofSeconds(4);
  private static final Duration LATER = Duration.ofMillis(100);

  @Override
  public String name() {
    return "deadline";
  }

  @Override
  public String law() {
    return "a command that runs for a minute ends within its timeout, and one that"
        + " waits behind it within its own bound, unsent; both run at most once";
  }

  @Override
  public String refutedBy() {
    return "an end later than "
        + LATER.toMillis()
        + " ms behind its bound, a command called unsent that ran";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    stage.world.pass(Duration.ofMinutes(1));
    ScriptedReply never = ScriptedReply.text("too late").after(Duration.ofMinutes(1));
    AskedCommand silent = stage.ask(session, never, c -> c.timeout(TIMEOUT));
    AskedCommand behind = stage.ask(session, never, c -> c.within(WITHIN).timeout(WITHIN));
    stage.ended(silent);
    stage.ended(behind);
    assertTrue(silent.lasted() <= TIMEOUT.plus(LATER).toNanos(), silent::toString);
    assertTrue(behind.lasted() <= WITHIN.plusSeconds(4).plus(LATER).toNanos(), behind::toString);
    for (AskedCommand each : new AskedCommand[] {silent, behind}) {
      RconException failure = each.failure();
      if (failure != null && failure.delivery() == RconException.Delivery.NOT_SENT) {
        assertEquals(0, stage.ran(each), each::toString);
      }
      assertTrue(stage.ran(each) <= 1, each::toString);
    }
    stage.world.pass(Duration.ofMinutes(3));
    stage.wellAgain(session);
  }
}
