package io.rcon.real;

/** A game server that a schedule stops, and that its test starts again. */
interface RestartedGame extends AutoCloseable {
  /** Its name in the fleet file, and that of its schedule. */
  String name();

  /** Its dialect's name. */
  String dialect();

  /** Where a client finds it, before and after. */
  int port();

  /** Whether it has a command that saves. */
  boolean saves();

  /** How many commands it took that have these words. */
  long heard(String words);

  /** Whether it has stopped. */
  boolean isAway();

  /** Starts it again and waits until it answers. */
  void comeBack();

  @Override
  void close();
}
