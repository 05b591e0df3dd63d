package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.Reply;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Makes replies of answers that have ended. One that cannot be made fails its command alone. */
final class Replies {
  private Replies() {}

  /** Of all that came; null if the exchange has failed. */
  static @Nullable Reply of(
      Exchange exchange, InFlight line, int cut, EndRule rule, Charset charset, long now) {
    try {
      return exchange.reply(cut, rule, charset, now);
    } catch (Throwable e) {
      line.notDecoded(exchange, e);
      return null;
    }
  }

  /** Of the only piece, where it lies; null if the exchange has failed. */
  static @Nullable Reply ofOne(
      Exchange exchange,
      InFlight line,
      ByteBuf buffer,
      int index,
      int length,
      EndRule rule,
      Charset charset,
      long now) {
    try {
      String text = length == 0 ? "" : buffer.toString(index, length, charset);
      return new Reply(text, rule, false, 1, now - exchange.times().sentAt());
    } catch (Throwable e) {
      line.notDecoded(exchange, e);
      return null;
    }
  }
}
