package io.rcon.internal.wire;

import io.rcon.RconException.Unreachable.Step;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One session's way to its server. Event loop only. */
public interface Wire {
  /** Is told how a dial ended, once, unless the session hung up before. */
  interface Dial {
    /** Lines can be opened. */
    void dialed();

    /**
     * There is no way to the server. In TLS 1.3 this can come after {@link #dialed}, for then the
     * server has looked at our certificate.
     *
     * @param step what failed
     * @param reason in words
     */
    void failed(Step step, String reason);

    /**
     * There is no connection to the server.
     *
     * @param reason in words
     */
    default void failed(String reason) {
      failed(Step.CONNECT, reason);
    }

    /**
     * Over UDP, where a name has several addresses: whether one of them may be asked now what
     * anybody may ask. Such a question has a bound of its own, beside that of the dial.
     *
     * @return false if the server's pace does not allow it
     */
    default boolean mayAsk() {
      return false;
    }
  }

  /**
   * The step a dial is at.
   *
   * @param step the step
   * @param waitsFor what it waits for in words, without the end of the sentence
   */
  record Progress(Step step, String waitsFor) {
    static final Progress CONNECTING = new Progress(Step.CONNECT, "no connection");
  }

  /** The result of asking a silent server. */
  enum Silence {
    /** Nothing listens at its port. */
    CLOSED_PORT,
    /** It answers what anybody may ask. */
    ALIVE,
    /** It answers nothing at all. */
    SILENT,
    /** The wire could not ask. */
    NOT_ASKED
  }

  /**
   * Finds the address again and connects.
   *
   * @param dial is notified of the end
   */
  void dial(Dial dial);

  /**
   * The step that the dial in progress waits for; used in the message when it is given up.
   *
   * @return the connection, unless there is more to it
   */
  default Progress progress() {
    return Progress.CONNECTING;
  }

  /**
   * Opens a line after a dial.
   *
   * @param listener takes its frames
   * @return null if no line is free now; {@code free} of {@link #whenFree} tells when one may be
   */
  @Nullable Line open(LineListener listener);

  /**
   * Asks to be notified when a line may be free.
   *
   * @param free is called once
   */
  void whenFree(Runnable free);

  /**
   * Asks why a server is silent, by other means than rcon.
   *
   * @param found takes the answer, within about a second
   */
  void explainSilence(java.util.function.Consumer<Silence> found);

  /**
   * Names the address in use, where the server was found by name.
   *
   * @return a space and the address in brackets, or nothing
   */
  default String at() {
    return "";
  }

  /** The server itself is at the other end: its address is tried first next time. */
  default void proven() {}

  /** Over UDP: something came from the address in use. */
  default void heard() {}

  /**
   * Over UDP: a command met silence, or a closed port. Where there are other addresses, the next
   * command goes to another.
   *
   * @param inARow how many did, with nothing heard in between
   * @param sentAt when it was sent, by the loop's time
   * @param mayAsk takes a query from the server's pace; false while it allows none
   */
  default void silent(int inARow, long sentAt, BooleanSupplier mayAsk) {}

  /**
   * How many addresses there are that were not tried yet when this connection was made.
   *
   * @return 0 where there is no choice
   */
  default int otherAddresses() {
    return 0;
  }

  /**
   * Who else sent something that may have been meant as this server's answer.
   *
   * @param since the loop's time from which on it counts
   * @return an address of this server's host or of its port, null if there was none
   */
  default @Nullable InetSocketAddress otherSender(long since) {
    return null;
  }

  /** Drops the connection, or the dial in progress; notifies nobody. */
  void hangUp();
}
