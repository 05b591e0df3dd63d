package io.rcon;

/** The frames by which a server of the Source kind accepts a password. */
public enum LoginForm {
  /** The answer alone, under the login's id. */
  ANSWER,
  /** An empty value under the login's id, and then the answer. */
  VALUE_FIRST,
  /** An empty value under the id 0, and then the answer. */
  ZERO_VALUE_FIRST,
  /** The answer alone, under the id 0. */
  ZERO_ID,
  /** The answer alone, under the id 0 and with a text. */
  ZERO_ID_TEXT,
  /** The answer alone, with a NUL more than a frame has. */
  THIRD_NUL,
  /** A form that no game is known for. */
  OTHER
}
