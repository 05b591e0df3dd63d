package io.rcon.simulator;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Adds what Source servers do to their sessions: a map change and a new password. */
final class SourceConsole extends GameConsole {
  private final Runnable deauthenticateAll;
  private final Consumer<String> changePassword;

  SourceConsole(
      Phrases phrases,
      SimulatedPlayers players,
      LongSupplier clock,
      Runnable deauthenticateAll,
      Consumer<String> changePassword) {
    super(phrases, players, clock);
    this.deauthenticateAll = deauthenticateAll;
    this.changePassword = changePassword;
  }

  @Override
  ScriptedReply run(String name, String arguments) {
    return switch (name) {
      case "changelevel" -> {
        deauthenticateAll.run();
        yield ScriptedReply.prints(phrases().changeLevel(arguments));
      }
      case "rcon_password" -> {
        // No answer: the session that asked is closed as all others are.
        changePassword.accept(arguments);
        yield ScriptedReply.silent();
      }
      default -> super.run(name, arguments);
    };
  }
}
