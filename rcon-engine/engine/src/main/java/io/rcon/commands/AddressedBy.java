package io.rcon.commands;

/** The kind of key by which a command names its player. */
public enum AddressedBy {
  /** The command has no player. */
  NOBODY,
  /** By the name. */
  NAME,
  /** By an identifier that stays the player's. */
  ID,
  /** By the network address, which others may share. */
  ADDRESS,
  /** By a temporary number, read from a list of players right before. */
  SLOT
}
