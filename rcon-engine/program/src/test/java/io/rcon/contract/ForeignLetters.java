package io.rcon.contract;

import io.rcon.Command;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.RconSession;
import io.rcon.simulator.ScriptedReply;

/** Beyond ASCII. */
final class ForeignLetters implements ContractRow {
  private static final String LETTERS = "é ß Ω 漢 😀 end";

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public String law() {
    return "characters beyond ASCII come as the server sent them, as far as the dialect's charset"
        + " has them";
  }

  @Override
  public String refutedBy() {
    return "a character that its charset has and that comes as another";
  }

  @Override
  public String cannot(Dialect dialect) {
    return dialect.get(CommonFacts.ASCII_COMMAND) ? "takes ASCII alone" : "";
  }

  /** The command holds a letter too, by whose encoding some servers choose that of the answer. */
  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    String sent = new String(LETTERS.getBytes(stage.dialect.charset()), stage.dialect.charset());
    AskedCommand asked =
        stage.ask(session, ScriptedReply.text(sent), command -> spoken(command, stage));
    stage.own(asked, sent);
    stage.wellAgain(session);
  }

  private static Command spoken(Command command, ContractStage stage) {
    boolean letters = stage.dialect.charset().newEncoder().canEncode('é');
    return letters && Words.isFree(stage.dialect) ? Command.of(command.text() + " é") : command;
  }
}
