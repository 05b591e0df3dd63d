package io.rcon.internal.line;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.internal.reply.Failure;
import java.time.Duration;
import java.util.function.LongFunction;

/** The reason that a caller is given when a command times out. */
final class TimeoutReason {
  private TimeoutReason() {}

  /**
   * Why it failed.
   *
   * @param at the address in use, in words
   * @param silence what a silence since a time may mean, as the rest of a sentence
   */
  static Failure of(
      Exchange exchange, long now, Dialect dialect, String at, LongFunction<String> silence) {
    long waited = Duration.ofNanos(now - exchange.times().sentAt()).toMillis();
    String base = " within " + waited + " ms" + at;
    if (exchange.answer().packets() == 0) {
      String empty =
          dialect.get(CommonFacts.SILENT_IF_EMPTY)
              ? "; " + dialect.name() + " sends nothing for an answer without a text"
              : "";
      return Failure.timedOut(
          "no answer" + base + silence.apply(exchange.times().sentAt()) + empty);
    }
    // An answer that came long ago was all of it, without an end: more time would not help.
    boolean cameLately = now - exchange.answer().lastAt() < (now - exchange.times().sentAt()) / 4;
    String advice =
        cameLately
            ? "; "
                + exchange.answer().length()
                + " bytes came and more was coming: give it a longer timeout"
            : FittingDialects.afterNoEnd(dialect);
    return Failure.timedOut("no end of the answer" + base + advice);
  }
}
