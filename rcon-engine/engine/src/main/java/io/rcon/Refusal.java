package io.rcon;

/** The meaning of a text that refuses a request. */
public enum Refusal {
  /** The password is wrong, or none is set. */
  PASSWORD,
  /** The password is wrong, or the server was asked too often: a second one in a row decides. */
  PASSWORD_OR_PACE,
  /** The server was asked too often, did not run the command, and says nothing for a while. */
  PACE
}
