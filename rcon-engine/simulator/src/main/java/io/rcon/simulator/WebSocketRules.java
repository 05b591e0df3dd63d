package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** The behaviour of one game over WebSocket. On the server's event loop. */
abstract class WebSocketRules {
  /**
   * Decides about a handshake.
   *
   * @return nothing if it is granted, else what is written before the close
   */
  abstract ByteBuf refusal(HttpRequest request, WebSocketConnection connection);

  /** Takes a whole message. */
  abstract void message(String text, WebSocketConnection connection);

  /** A message that nobody asked for. */
  abstract String unsolicited(Mishap.Unsolicited packet);

  void liftBans() {}

  /** Whether a ping is answered, which the library of a game does or does not. */
  boolean answersPings() {
    return true;
  }

  /** A text as one frame, not masked, as servers send. */
  static ByteBuf frame(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf frame = Unpooled.buffer(utf8.length + 10).writeByte(0x81);
    if (utf8.length < 126) {
      frame.writeByte(utf8.length);
    } else if (utf8.length < 65_536) {
      frame.writeByte(126).writeShort(utf8.length);
    } else {
      frame.writeByte(127).writeLong(utf8.length);
    }
    return frame.writeBytes(utf8);
  }
}
