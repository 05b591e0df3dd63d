package io.rcon.contract;

import io.rcon.RconSession;

/** Several at once. */
final class ShortAnswers implements ContractRow {
  private static final int COMMANDS = 12;

  @Override
  public String name() {
    return "short";
  }

  @Override
  public String law() {
    return COMMANDS + " commands that are given at once each run once and have their own answer";
  }

  @Override
  public String refutedBy() {
    return "an answer with another command's words, a command that runs twice or never";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    for (AskedCommand asked : stage.ask(session, COMMANDS)) {
      stage.own(asked);
      org.junit.jupiter.api.Assertions.assertEquals(1, stage.ran(asked), asked::toString);
    }
  }
}
