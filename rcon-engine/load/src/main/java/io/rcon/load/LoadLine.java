package io.rcon.load;

/** One connection that commands are given to. Loop only. */
interface LoadLine {
  /** Gives a command; it is written at once, or later where the server must not have it yet. */
  void give(LoadShot shot);

  /** Whether the server has as many commands as it takes at once, so that another would wait. */
  boolean isFull();
}
