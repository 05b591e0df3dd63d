package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.RconSession;
import io.rcon.simulator.RecordedRequest;
import java.util.List;

/** Not more often than the game allows. */
final class PaceKept implements ContractRow {
  private static final int MORE = 6;

  @Override
  public String name() {
    return "pace";
  }

  @Override
  public String law() {
    return "of many commands at once no more reach the server than its pace allows, which drops"
        + " none and answers all";
  }

  @Override
  public String refutedBy() {
    return "a request that comes too soon by the server's clock, or that the server drops";
  }

  @Override
  public String cannot(Dialect dialect) {
    return dialect.pacing().isUnlimited() ? "no pace" : "";
  }

  @Override
  public void check(ContractStage stage) {
    Pacing pace = stage.dialect.pacing();
    RconSession session = stage.open();
    for (AskedCommand asked : stage.ask(session, pace.burst() + MORE)) {
      stage.own(asked);
    }
    assertEquals(0, stage.world.server().counts().limited());
    List<RecordedRequest> ran = stage.world.server().requests();
    for (int i = pace.burst(); i < ran.size(); i++) {
      long apart = ran.get(i).nanos() - ran.get(i - pace.burst()).nanos();
      assertTrue(apart >= pace.interval().toNanos(), () -> apart + " ns apart");
    }
  }
}
