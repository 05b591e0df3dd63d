package io.rcon.codec;

/**
 * Bytes that cannot be a packet, or text that cannot become bytes. The message says what was met,
 * where, and what to look at; it never holds the bytes of a request, which may carry a password.
 *
 * <p>Made on the event loop for every broken peer, so it carries no stack trace.
 */
public final class RconCodecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception that says what was wrong.
   *
   * @param message what was wrong, where, and what to do about it
   */
  public RconCodecException(String message) {
    super(message, null, false, false);
  }
}
