package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rcon.RconSession;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;

/** What the server says by itself. */
final class UnaskedPackets implements ContractRow {
  private static final String SAID = "chat: 0:-2:somebody: said hello";

  @Override
  public String name() {
    return "unasked";
  }

  @Override
  public String law() {
    return "a packet that nobody asked for, before an answer, is no part of it; where nothing tells"
        + " them apart it may be taken for this one, and comes into no other";
  }

  @Override
  public String refutedBy() {
    return "its words in an answer of a game that tells them apart, or in a later one";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    for (int i = 0; i < 3; i++) {
      String own = "own " + i;
      Mishap said = new Mishap.Unsolicited(0, 1, SAID);
      AskedCommand asked = stage.ask(session, ScriptedReply.text(own).with(said));
      stage.onlyOwn(asked);
      if (ContractFacts.tellsPushesApart(stage.dialect)) {
        stage.own(asked, own);
        assertFalse(stage.answered(asked).text().contains(SAID), asked::toString);
      }
      AskedCommand next = stage.ask(session);
      stage.own(next);
      assertFalse(stage.answered(next).text().contains(SAID), next::toString);
    }
    stage.wellAgain(session);
  }
}
