package io.rcon.internal.support;

import org.jspecify.annotations.Nullable;

/** A callback of a caller, linked into {@link SerialCallbacks}. */
public interface Callback {
  /** Runs the caller's code. */
  void tell();

  /**
   * The link to the callback added before this one.
   *
   * @return null at the end
   */
  @Nullable Callback nextCallback();

  /**
   * Sets the link.
   *
   * @param next the callback added before this one
   */
  void nextCallback(@Nullable Callback next);
}
