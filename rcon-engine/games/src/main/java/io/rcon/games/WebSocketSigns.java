package io.rcon.games;

/**
 * Signs of a WebSocket stream that are no messages, as the first byte of a frame. No text in UTF-8
 * begins so.
 */
final class WebSocketSigns {
  /** The connection has ended before anything came after the handshake. */
  static final byte END = (byte) 0x80;

  /** A close, as on the wire: a code of two bytes and a reason may follow. */
  static final byte CLOSE = (byte) 0x88;

  /** The answer to a ping, as on the wire. */
  static final byte PONG = (byte) 0x8a;

  private WebSocketSigns() {}

  /** Whether a byte cannot begin a text. */
  static boolean isSign(byte first) {
    return (first & 0xc0) == 0x80;
  }
}
