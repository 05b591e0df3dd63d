package io.rcon.internal.session;

import io.rcon.internal.command.ValidatedCommands;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.LoopNetwork;

/**
 * The parts that the sessions of one event loop share.
 *
 * @param shared what their commands and lines share
 * @param network the loop's network
 * @param governor spreads its dials
 * @param validated the commands of bare texts that were found valid
 */
public record SessionContext(
    LoopContext shared, LoopNetwork network, DialGovernor governor, ValidatedCommands validated) {
  /** {@return the loop} */
  public EngineLoop loop() {
    return shared.loop();
  }
}
