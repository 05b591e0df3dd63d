package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.RconEvent;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.internal.wire.LineListener;
import org.jspecify.annotations.Nullable;

/** The session's lines, as the commands in flight on one of them see them. Event loop only. */
interface InFlightListener {
  /**
   * The server said something.
   *
   * @param line where
   */
  void heard(InFlight line);

  /**
   * Bytes came from the server.
   *
   * @param bytes how many
   */
  void read(int bytes);

  /**
   * Bytes went to the server.
   *
   * @param bytes how many
   */
  void written(int bytes);

  /**
   * How long first packets took lately.
   *
   * @return nanoseconds; 0 if unknown
   */
  long roundTrip();

  /**
   * An exchange has a time that is earlier than those it had when it was written.
   *
   * @param at the loop's time
   */
  void wakeAt(long at);

  /**
   * Takes requests from the pace of the server for a command that leaves later than it was written.
   *
   * @param exchange the one
   * @param requests how many go together
   * @return 0 if they may go now, else how long to wait
   */
  long takePace(Exchange exchange, int requests);

  /**
   * The login was accepted.
   *
   * @param line where
   */
  void loggedIn(InFlight line);

  /**
   * The server refuses the password.
   *
   * @param line where
   * @param reason in words
   */
  void refused(InFlight line, String reason);

  /**
   * The server refused a command, for the password or for the pace.
   *
   * @param exchange the refused one, no longer on its line
   * @param refusal the words of the dialect
   * @param reason in words
   */
  void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason);

  /**
   * A command that was taken has not left, and never will.
   *
   * @param exchange no longer on its line
   * @param reason in words
   */
  void unsent(Exchange exchange, String reason);

  /**
   * The server no longer knows the login.
   *
   * @param line where
   * @param reason in words
   */
  void loginLost(InFlight line, String reason);

  /**
   * An answer has ended.
   *
   * @param exchange no longer on its line
   * @param reply the answer
   */
  void ended(Exchange exchange, Reply reply);

  /**
   * An answer is longer than the dialect allows.
   *
   * @param line where
   * @param reason in words
   */
  void violated(InFlight line, String reason);

  /**
   * The order on the line is restored after a silence.
   *
   * @param line where
   */
  void aligned(InFlight line);

  /**
   * Something came that nobody waits for any more.
   *
   * @param line where
   */
  void late(InFlight line);

  /**
   * A piece of an answer came after the end of that answer: the dialect's rule does not fit.
   *
   * @param line where
   * @param bytes how many of its text
   */
  void moreCame(InFlight line, int bytes);

  /**
   * A datagram was not an answer.
   *
   * @param line where
   * @param buffer where it is
   * @param index where it begins
   * @param length how many bytes of it may show another dialect
   */
  void stray(InFlight line, ByteBuf buffer, int index, int length);

  /**
   * The server said something nobody asked for.
   *
   * @param line where
   * @param text what
   * @param known the same as a value, where the conversation knows its kind
   */
  void event(InFlight line, String text, @Nullable RconEvent known);

  /**
   * The line is gone.
   *
   * @param line which
   * @param reason in words
   */
  void closed(InFlight line, String reason);

  /**
   * A line has ended, and none of its code runs any more.
   *
   * @param line which
   */
  default void over(InFlight line) {}

  /**
   * Names the listener for frames that come when a line has ended.
   *
   * @return null for the line itself
   */
  default @Nullable LineListener afterEnd() {
    return null;
  }

  /**
   * An answer ended, and something was thrown when it was made a text.
   *
   * @param exchange no longer on its line
   * @param thrown what was thrown
   */
  void notDecoded(Exchange exchange, Throwable thrown);

  /**
   * An answer on its way is given up; what still comes of it is late.
   *
   * @param exchange no longer on its line
   * @param line where it was
   * @param why in words
   */
  void gaveUp(Exchange exchange, InFlight line, String why);

  /**
   * A frame on its way is given up, and with it the line: nobody knows whose it is.
   *
   * @param line where
   * @param why in words
   */
  void gaveUp(InFlight line, String why);

  /**
   * Something was thrown while a frame was read.
   *
   * @param line where
   * @param thrown what was thrown
   */
  void threw(InFlight line, Throwable thrown);
}
