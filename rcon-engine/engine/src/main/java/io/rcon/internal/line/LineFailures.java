package io.rcon.internal.line;

/** What goes wrong on a line through no fault of the protocol. Event loop only. */
public interface LineFailures {
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
  void gaveUp(Exchange exchange, InFlightCommands line, String why);

  /**
   * A frame on its way is given up, and with it the line: nobody knows whose it is.
   *
   * @param line where
   * @param why in words
   */
  void gaveUp(InFlightCommands line, String why);

  /**
   * Something was thrown while a frame was read.
   *
   * @param line where
   * @param thrown what was thrown
   */
  void threw(InFlightCommands line, Throwable thrown);
}
