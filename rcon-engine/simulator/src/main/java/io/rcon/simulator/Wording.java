package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A command as text, and how its bytes were read. Servers that pass bytes through unread get the
 * answer back in the same charset, so that an echo returns the very bytes that were sent.
 *
 * @param text the command
 * @param charset UTF-8, or Latin-1 if the bytes are not UTF-8
 */
record Wording(String text, Charset charset) {

  static Wording of(ByteBuf buffer, int index, int length) {
    Charset charset =
        ByteBufUtil.isText(buffer, index, length, StandardCharsets.UTF_8)
            ? StandardCharsets.UTF_8
            : StandardCharsets.ISO_8859_1;
    return new Wording(buffer.toString(index, length, charset), charset);
  }
}
