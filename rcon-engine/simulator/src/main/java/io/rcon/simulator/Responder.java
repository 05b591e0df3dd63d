package io.rcon.simulator;

import java.util.Optional;

/**
 * Decides what a simulated server answers. Called on the server's event loop: it must not block.
 */
@FunctionalInterface
public interface Responder {
  /**
   * Answers a command.
   *
   * @param command the command as the server read it
   * @return the reply, or empty to leave it to the commands that every simulated server knows
   */
  Optional<ScriptedReply> respond(String command);
}
