package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.Server;
import io.rcon.codec.StrictText;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.BitSet;
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

  /** A frame of a login. One that holds the password in another form is not shown at all. */
  void outSecret(ByteBuf buffer, int index) {
    int length = buffer.writerIndex() - index;
    if (server.secret().isEmpty() || !masked(buffer, index, length).isEmpty()) {
      out(buffer, index);
    } else {
      log.trace("{} --> {} bytes of the login, not shown", server.name(), length);
    }
  }

  void in(ByteBuf buffer, int index, int length) {
    trace("<--", buffer, index, length);
  }

  private void trace(String direction, ByteBuf buffer, int index, int length) {
    log.trace("{} {} {} bytes:{}", server.name(), direction, length, hex(buffer, index, length));
  }

  /** Reads the buffer where it lies: a copy would keep what is masked. */
  private String hex(ByteBuf buffer, int index, int length) {
    BitSet masked = masked(buffer, index, length);
    StringBuilder hex = new StringBuilder(3 * length);
    for (int i = 0; i < length; i++) {
      hex.append(masked.get(i) ? " **" : String.format(" %02x", buffer.getByte(index + i)));
    }
    return hex.toString();
  }

  private BitSet masked(ByteBuf buffer, int index, int length) {
    BitSet masked = new BitSet(length);
    char[] revealed = server.secret().reveal();
    byte[] secret = StrictText.bytes(CharBuffer.wrap(revealed), server.dialect().charset());
    for (int at = 0; secret.length > 0 && at + secret.length <= length; at++) {
      if (isAt(buffer, index + at, secret)) {
        masked.set(at, at + secret.length);
      }
    }
    Arrays.fill(revealed, '\0');
    Arrays.fill(secret, (byte) 0);
    return masked;
  }

  private static boolean isAt(ByteBuf buffer, int index, byte[] secret) {
    for (int i = 0; i < secret.length; i++) {
      if (buffer.getByte(index + i) != secret[i]) {
        return false;
      }
    }
    return true;
  }
}
