package io.rcon.codec;

/**
 * Bytes that cannot be a packet, or text that cannot become bytes. The message names the fault, its
 * place and the likely cause; it never holds the bytes of a request, which may carry a password.
 *
 * <p>Made on the event loop for every broken peer, so it carries no stack trace.
 */
public final class RconCodecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message.
   *
   * @param message the fault, its place, and the remedy
   */
  public RconCodecException(String message) {
    super(message, null, false, false);
  }
}
