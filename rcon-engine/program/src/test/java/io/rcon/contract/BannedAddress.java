package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconSession;
import io.rcon.SessionState;
import java.time.Duration;

/** By a server that lets nobody in for a while. */
final class BannedAddress implements ContractRow {
  /** In five minutes: one in five seconds where no password leaves, and growing pauses else. */
  private static final int MOST_DIALS = 80;

  private static final int MOST_LOGINS = 20;

  @Override
  public String name() {
    return "banned";
  }

  @Override
  public String law() {
    return "a server that closes each connection at once, or at its first byte, or is silent over"
        + " UDP, runs nothing; it is dialled at most "
        + MOST_DIALS
        + " times in five minutes, and "
        + MOST_LOGINS
        + " times with a password; when the ban ends the session comes back, by itself unless it"
        + " was refused";
  }

  @Override
  public String refutedBy() {
    return "dials without growing pauses, a session that stays away, a command that runs twice";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    banned(stage, session, false, MOST_DIALS);
    banned(stage, session, true, MOST_LOGINS);
  }

  private static void banned(
      ContractStage stage, RconSession session, boolean atFirstByte, int most) {
    int before = stage.world.dials();
    stage.world.lock(atFirstByte);
    AskedCommand asked = stage.ask(session, null, c -> c.within(Duration.ofMinutes(1)));
    String told = stage.failed(asked) + "";
    assertTrue(!told.contains("BACKING_OFF") || told.contains("BACKING_OFF: "), told);
    stage.world.pass(Duration.ofMinutes(4));
    int dials = stage.world.dials() - before;
    assertTrue(dials <= most, () -> dials + " dials, at the first byte: " + atFirstByte);
    assertEquals(0, stage.ran(asked));
    stage.world.listen();
    if (session.state() == SessionState.REFUSED) {
      session.retry();
    } else {
      stage.world.pass(Duration.ofMinutes(2));
    }
    stage.wellAgain(session);
  }
}
