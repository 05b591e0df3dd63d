package io.rcon.load;

/** Makes the commands of a run, one after the other. */
interface CommandSource {
  /** The next command, to start at this time. */
  LoadShot next(long scheduledAt, boolean warm);
}
