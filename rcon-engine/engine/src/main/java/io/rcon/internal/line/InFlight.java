package io.rcon.internal.line;

import java.time.Duration;
import java.util.List;

/** The line on which a written command is in flight, as the command knows it. Event loop only. */
public interface InFlight {
  /**
   * Whether an exchange is in flight here.
   *
   * @param exchange the one
   * @return true until its answer has ended or it was forgotten
   */
  boolean has(Exchange exchange);

  /**
   * Takes an exchange off the line; what still comes for it is late.
   *
   * @param exchange the one
   */
  void forget(Exchange exchange);

  /**
   * Ends the line, on which nothing is in flight.
   *
   * @param rest how long its pair of server and port rests
   */
  void end(Duration rest);

  /**
   * Ends the line.
   *
   * @param rest how long its pair of server and port rests
   * @return those that were in flight, in order
   */
  List<Exchange> retire(Duration rest);

  /** {@return whether it has ended} */
  boolean isOver();

  /** {@return where its answers count} */
  ReplyMemory memory();

  /** Gives an answer up that is on its way. */
  void giveUp(Exchange exchange, String why);

  /** Gives a frame up that is on its way, and with it the line: nobody knows whose it is. */
  void giveUpFrame(String why);

  /** An answer has ended and could not be made a text. */
  void notDecoded(Exchange exchange, Throwable thrown);

  /** {@return what came beside the answer to a command, in words} */
  String whatElseCame(int key);
}
