package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.simulator.ScriptedReply;

/** Without a text. */
final class EmptyAnswers implements ContractRow {
  @Override
  public String name() {
    return "empty";
  }

  @Override
  public String law() {
    return "an answer without a text is an empty reply or, where the game sends nothing and no"
        + " probe can tell, a timeout with the delivery UNKNOWN";
  }

  @Override
  public String refutedBy() {
    return "another's text in it, a following command without its own";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    for (int i = 0; i < 3; i++) {
      AskedCommand asked = stage.ended(stage.ask(session, ScriptedReply.text("")));
      Reply reply = asked.reply();
      if (reply == null) {
        stage.failed(asked, RconException.TimedOut.class, RconException.Delivery.UNKNOWN);
      } else {
        assertTrue(!reply.text().contains("answer of"), asked::toString);
      }
      stage.onlyOwn(asked);
      stage.own(stage.ask(session));
    }
    stage.wellAgain(session);
  }
}
