package io.rcon;

import java.util.Objects;

/**
 * The command for a game's own speed: an overloaded server may still answer in time. A value; see
 * {@link CommonFacts#SPEED}.
 *
 * @param command a harmless command that prints it; empty if none is known
 * @param format the key of the format that reads the answer, so that {@code
 *     io.rcon.status.ServerStatus#ticksPerSecond()} tells it
 * @param unit what is counted
 */
public record GameSpeed(String command, String format, Unit unit) {
  /** For games without a known command. */
  public static final GameSpeed NONE = new GameSpeed("", "", Unit.TPS);

  /** The unit that a game counts. */
  public enum Unit {
    /** Ticks of its world a second. */
    TPS,
    /** Frames of its server a second. */
    FPS
  }

  /**
   * Checks the command.
   *
   * @throws IllegalArgumentException if the command holds a control character
   */
  public GameSpeed {
    ConsoleFacts.oneLine("speed", command);
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(unit, "unit");
  }

  /** {@return whether the game can be asked} */
  public boolean isKnown() {
    return !command.isEmpty();
  }
}
