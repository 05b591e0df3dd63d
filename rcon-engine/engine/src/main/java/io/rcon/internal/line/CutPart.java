package io.rcon.internal.line;

import org.jspecify.annotations.Nullable;

/** The part that has come of a frame in which an answer was cut, or may still go on. */
final class CutPart {
  /**
   * Whether the rest of the frame is missing, and the frame is, or may be, a piece of the answer.
   */
  boolean own;

  /** How much of the frame is missing; null if it cannot be said. */
  @Nullable String words;

  /** The text of a frame that may still become whole, for a caller who waits no longer. */
  byte @Nullable [] begun;

  /** How many bytes of that text have come. */
  int begunBytes;
}
