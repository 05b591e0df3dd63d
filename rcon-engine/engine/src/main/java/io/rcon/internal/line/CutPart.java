package io.rcon.internal.line;

import org.jspecify.annotations.Nullable;

/** What has come of the frame that an answer was cut in, or may still go on in. */
final class CutPart {
  /** Whether the rest of the frame is missing, and the frame is, or may be, a piece of the answer. */
  boolean own;

  /** How much of the frame is missing; null if it cannot be said. */
  @Nullable String words;

  /** The text of a frame that may still become whole, for a caller who waits no longer. */
  byte @Nullable [] begun;

  /** How many bytes of that text have come. */
  int begunBytes;
}
