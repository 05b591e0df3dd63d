package io.rcon.commands;

/** By what a command names the player it is about. */
public enum AddressedBy {
  /** It is about no player. */
  NOBODY,
  /** By the name. */
  NAME,
  /** By an identifier that stays the player's. */
  ID,
  /** By the network address, which others may share. */
  ADDRESS,
  /** By the number of the moment, read from a list of players right before. */
  SLOT
}
