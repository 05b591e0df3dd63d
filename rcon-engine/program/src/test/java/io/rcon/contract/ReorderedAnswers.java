package io.rcon.contract;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconSession;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;

/** One after the next one. */
final class ReorderedAnswers implements ContractRow {
  @Override
  public String name() {
    return "reordered";
  }

  @Override
  public String law() {
    return "of commands in flight together one is answered after the next: each has its own answer"
        + " or none";
  }

  @Override
  public String refutedBy() {
    return "an answer with another command's words";
  }

  @Override
  public String cannot(Dialect dialect) {
    if (dialect.depth() == 1) {
      return "one command in flight at a time";
    }
    return dialect.ending().rule() == EndRule.END_FRAME
        ? "a stream without ids, whose server answers in order"
        : "";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    for (int i = 0; i < 3; i++) {
      String token = "reordered";
      AskedCommand first = stage.ask(session, ScriptedReply.text(token).with(new Mishap.Reorder()));
      AskedCommand second = stage.ask(session);
      stage.onlyOwn(first);
      stage.onlyOwn(second);
      stage.own(stage.ask(session));
    }
    stage.wellAgain(session);
  }
}
