package io.rcon.contract;

import io.rcon.RconSession;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;

/** Twice. */
final class DoubledAnswer implements ContractRow {
  @Override
  public String name() {
    return "doubled";
  }

  @Override
  public String law() {
    return "an answer that comes twice is one command's, and the next has its own";
  }

  @Override
  public String refutedBy() {
    return "a later command with the text of the first";
  }

  @Override
  public String cannot(io.rcon.Dialect dialect) {
    return ContractFacts.isUdp(dialect) || dialect.idsMirrored()
        ? ""
        : "TCP doubles nothing, and its answers have no ids";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    stage.own(stage.ask(session));
    for (int i = 0; i < 3; i++) {
      ScriptedReply twice = ScriptedReply.text("twice").with(new Mishap.Duplicate());
      stage.ended(stage.ask(session, twice));
      stage.own(stage.ask(session));
    }
    stage.wellAgain(session);
  }
}
