package io.rcon.internal.line;

import io.rcon.EndRule;
import io.rcon.Reply;
import io.rcon.spi.Conversation;
import io.rcon.spi.Conversation.AtClose;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Answers that the end of the connection has ended: a server that is told to stop answers and
 * closes. Stateless.
 */
public final class ClosedAnswers {
  private ClosedAnswers() {}

  /**
   * The reply to a command that was meant to stop its server, and did.
   *
   * @param exchange the command's
   * @param answer what it was answered, if that had an end
   * @param charset how the answer is written
   * @param now the loop's time
   * @return what came, which may be nothing
   */
  public static Reply whatCame(
      Exchange exchange, @Nullable Reply answer, Charset charset, long now) {
    boolean isCut = exchange.answer().isCut();
    Reply came = answer != null ? answer : exchange.reply(0, EndRule.CLOSED, charset, now);
    long nanos = now - exchange.times().sentAt();
    if (came == null) {
      return new Reply("", EndRule.CLOSED, true, exchange.answer().packets(), nanos);
    }
    boolean begun = exchange.answer().packets() > 0 || isCut;
    boolean cut = answer == null ? begun : answer.possiblyTruncated();
    return new Reply(came.text(), EndRule.CLOSED, cut, came.packets(), nanos);
  }

  /** The answer to a command, or null if what came cannot be all of it. */
  static @Nullable Reply of(
      Exchange exchange, Conversation conversation, Charset charset, long now) {
    if (exchange.answer().packets() == 0 || exchange.answer().isCut()) {
      return null;
    }
    AtClose what = conversation.closedAfter(exchange.key(), exchange.answer().lastPiece);
    if (what == AtClose.CUT) {
      return null;
    }
    Reply reply = exchange.reply(0, EndRule.CLOSED, charset, now);
    return reply == null || what == AtClose.WHOLE ? reply : Doubts.cast(reply);
  }
}
