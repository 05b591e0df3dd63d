package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import io.rcon.Server;
import io.rcon.codec.StrictText;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs every frame in hexadecimal, the password masked, where the logger {@code io.rcon.wire}
 * traces.
 */
final class WireTrace {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.wire");

  private final Server server;

  private WireTrace(Server server) {
    this.server = server;
  }

  /** Null where nothing is traced, so that frames cost nothing. */
  static @Nullable WireTrace of(Server server) {
    return log.isTraceEnabled() ? new WireTrace(server) : null;
  }

  /** A frame may lie behind others that go out with it. */
  void out(ByteBuf buffer, int index) {
    trace("-->", buffer, index, buffer.writerIndex() - index);
  }

  void in(ByteBuf buffer, int index, int length) {
    trace("<--", buffer, index, length);
  }

  private void trace(String direction, ByteBuf buffer, int index, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(index, bytes);
    log.trace("{} {} {} bytes:{}", server.name(), direction, length, hex(bytes));
  }

  private String hex(byte[] bytes) {
    boolean[] masked = masked(bytes);
    StringBuilder hex = new StringBuilder(3 * bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      hex.append(masked[i] ? " **" : String.format(" %02x", bytes[i]));
    }
    return hex.toString();
  }

  private boolean[] masked(byte[] bytes) {
    boolean[] masked = new boolean[bytes.length];
    char[] revealed = server.secret().reveal();
    byte[] secret = StrictText.bytes(CharBuffer.wrap(revealed), server.dialect().charset());
    for (int at = 0; secret.length > 0 && at + secret.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + secret.length, secret, 0, secret.length)) {
        Arrays.fill(masked, at, at + secret.length, true);
      }
    }
    Arrays.fill(revealed, '\0');
    Arrays.fill(secret, (byte) 0);
    return masked;
  }
}
