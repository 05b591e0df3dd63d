package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.RconSession;
import java.time.Duration;

/** How many there are, and one too many. */
final class OneConnection implements ContractRow {
  @Override
  public String name() {
    return "connections";
  }

  @Override
  public String law() {
    return "a session has one connection at a time, whatever is lost; a second session with a"
        + " server that takes one waits until the place is free, and takes nothing from the first";
  }

  @Override
  public String refutedBy() {
    return "two connections of one session, a first session that loses its place to a second";
  }

  @Override
  public String cannot(Dialect dialect) {
    return ContractFacts.isUdp(dialect) ? "no connections: UDP" : "";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    for (int i = 0; i < 3; i++) {
      AskedCommand asked = stage.ask(session);
      stage.world.server().closeConnections();
      stage.ended(asked);
      stage.world.pass(Duration.ofMinutes(2));
      stage.wellAgain(session);
    }
    assertEquals(1, stage.world.mostConnections());
    RconSession second = stage.open();
    stage.world.pass(Duration.ofSeconds(30));
    stage.wellAgain(session);
    stage.world.remove(session);
    stage.world.pass(Duration.ofMinutes(2));
    stage.wellAgain(second);
  }
}
