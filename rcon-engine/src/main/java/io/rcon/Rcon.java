package io.rcon;

/** The door: opens sessions and fleets. */
public final class Rcon {
  private Rcon() {}
}
