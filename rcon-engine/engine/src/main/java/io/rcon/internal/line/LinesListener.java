package io.rcon.internal.line;

import io.rcon.RconException.Delivery;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.internal.event.EventSink;
import io.rcon.internal.reply.Failure;
import java.util.List;

/** The commands of a session, as its lines see them. Event loop only. */
public interface LinesListener extends EventSink {
  /**
   * An exchange has a time that is earlier than those it had when it was written.
   *
   * @param at the loop's time
   */
  void wakeAt(long at);

  /**
   * An answer has ended.
   *
   * @param exchange no longer on its line
   * @param reply the answer
   */
  void ended(Exchange exchange, Reply reply);

  /**
   * An answer, or its end, did not come in time. The consequences for the line are drawn with
   * {@link Lines#metSilence}.
   *
   * @param exchange no longer on its line
   * @param why what is told
   * @param delivery NOT_SENT if the server cannot have read it, else UNKNOWN
   */
  void timedOut(Exchange exchange, Failure why, Delivery delivery);

  /**
   * A command failed; {@link #free} follows.
   *
   * @param exchange no longer on its line
   * @param why the failure
   * @param delivery what is known of it
   */
  void failed(Exchange exchange, Failure why, Delivery delivery);

  /**
   * The server refused one command in words, for the password or for the pace.
   *
   * @param exchange no longer on its line
   * @param refusal the words of the dialect
   * @param reason in words
   */
  void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason);

  /**
   * The server refuses the password of the session.
   *
   * @param answered the exchanges that were answered so, no longer on their line
   * @param reason in words
   */
  void refused(List<Exchange> answered, String reason);

  /**
   * The server forgot the login and refused what was in flight, which so did not run. {@link
   * #connectionUseless} follows.
   *
   * @param exchanges no longer on their line
   * @param reason in words
   */
  void unrun(List<Exchange> exchanges, String reason);

  /**
   * Over UDP: nothing listens at the server's port.
   *
   * @param exchange the one that met silence, no longer on its line
   * @param reason in words
   */
  void portClosed(Exchange exchange, String reason);

  /**
   * The server, or the network, closed the connection.
   *
   * @param reason in words
   */
  void connectionClosed(String reason);

  /**
   * Nothing can be done with the connection any more.
   *
   * @param why what happened
   */
  void connectionUseless(Failure why);

  /** More may be written. */
  void free();

  /**
   * Takes one request from the pace of the server, for a question why it is silent.
   *
   * @return false if it must not be asked now
   */
  boolean takePace();

  /**
   * Takes requests from the pace of the server for a command that leaves later than it was written.
   *
   * @param exchange the one
   * @param requests how many go together
   * @return 0 if they may go now, else how long to wait
   */
  long takePace(Exchange exchange, int requests);

  /**
   * Runs a step; what it throws costs the connection.
   *
   * @param step the step
   */
  void survive(Runnable step);
}
