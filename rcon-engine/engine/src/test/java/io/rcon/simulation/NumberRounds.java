package io.rcon.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.rcon.BattlEyeFacts;

/**
 * Gives a server that numbers commands more of them than there are numbers, before one whose answer
 * was lost, or is still on its way, may have rested. Choices are its own, so that stories without
 * such servers stay as they are.
 */
final class NumberRounds {
  private static final int COMMANDS = 400;

  private final World world;
  private final Callers callers;

  NumberRounds(World world, Callers callers) {
    this.world = world;
    this.callers = callers;
  }

  void plan(ServerUnderTest place, long nanos) {
    Choices own = new Choices(43 * nanos + place.number);
    // Where answers come as messages only one command is in flight, and too few are sent.
    boolean fits = place.numbered && !place.dialect.get(BattlEyeFacts.ANSWERS_AS_MESSAGES);
    if (fits && own.chance(0.5)) {
      long at = own.nanos(0, nanos);
      long pause = own.nanos(MILLISECONDS.toNanos(30), MILLISECONDS.toNanos(100));
      for (int i = 0; i < COMMANDS; i++) {
        world.later(at + i * pause, () -> callers.submitShort(place));
      }
    }
  }
}
