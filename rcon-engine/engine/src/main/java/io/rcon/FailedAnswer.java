package io.rcon;

import org.jspecify.annotations.Nullable;

/**
 * The part of {@link RconException} that holds as much of an answer as had come when its command
 * failed.
 */
abstract sealed class FailedAnswer extends RuntimeException permits RconException {
  private static final long serialVersionUID = 1L;

  private final String partialText;
  private final long partialBytes;

  /** This failure without the partial answer; null where nothing had come. */
  private final @Nullable RconException bare;

  /** The arguments for a copy of a failure. */
  record Again(
      RconException original,
      boolean stack,
      String partialText,
      long partialBytes,
      @Nullable String message) {
    /** A copy with the caller's stack and the original as its cause. */
    static Again withStack(RconException original) {
      return new Again(
          original, true, original.partialText(), original.partialBytes(), original.getMessage());
    }
  }

  FailedAnswer(String message) {
    super(message, null, false, false);
    partialText = "";
    partialBytes = 0;
    bare = null;
  }

  FailedAnswer(Again again) {
    super(
        again.message,
        again.stack ? again.original : again.original.getCause(),
        again.stack,
        again.stack);
    partialText = again.partialText;
    partialBytes = again.partialBytes;
    boolean nothing = partialBytes == 0 && partialText.isEmpty();
    bare = nothing ? null : again.original.withoutPartial();
  }

  /** Makes a copy of the same class. */
  abstract RconException again(Again again);

  /**
   * The part of the answer that had come when the command failed, decoded, nothing stripped: 64 KiB
   * of it at most. It is the server's text and in no message of this failure; it may be cut
   * anywhere, also in the middle of a line.
   *
   * @return empty if nothing had come
   */
  public String partialText() {
    return partialText;
  }

  /**
   * The size of the part that had come, including the text that {@link #partialText()} leaves out.
   *
   * @return bytes, before decoding; 0 if nothing had come
   */
  public long partialBytes() {
    return partialBytes;
  }

  /**
   * The same failure with the part of the answer that had come.
   *
   * @param text the part, 64 KiB of it at most; empty for none
   * @param bytes how many bytes came in all
   * @return a failure like this one, or this one if nothing had come to either
   */
  public RconException withPartial(String text, long bytes) {
    RconException self = (RconException) this;
    boolean same = bytes == partialBytes && text.equals(partialText);
    return same ? self : again(new Again(self, false, text, bytes, getMessage()));
  }

  /**
   * The same failure with more in its message.
   *
   * @param note the addition
   * @return a failure like this one
   */
  public RconException withNote(String note) {
    String message = getMessage() + "; " + note;
    return again(new Again((RconException) this, false, partialText, partialBytes, message));
  }

  /**
   * The same failure without the partial answer, as listeners get it; small enough to keep.
   *
   * @return a failure whose {@link #partialText()} is empty
   */
  public RconException withoutPartial() {
    return bare == null ? (RconException) this : bare;
  }

  /**
   * The same failure with the stack of the caller.
   *
   * @return a copy, with this one as its cause
   */
  public RconException copy() {
    return again(Again.withStack((RconException) this));
  }
}
