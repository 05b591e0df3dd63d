package io.rcon.internal.wire;

import io.rcon.RconException.Unreachable.Step;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A session's connection to its server, made anew by each dial. Event loop only. */
public interface Wire {
  /** Receives the end of a dial, once, unless the session hung up before. */
  interface Dial {
    /** Lines can be opened. */
    void dialed();

    /**
     * The dial failed. In TLS 1.3 this can come after {@link #dialed}: the server checks the client
     * certificate after the handshake.
     *
     * @param step the step that failed
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
     * Over UDP, where a name has several addresses: whether a query may be sent to one of them now.
     * It has a timeout of its own, beside that of the dial.
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
   * @param waitsFor the missing event in words, without the end of the sentence
   */
  record Progress(Step step, String waitsFor) {
    static final Progress CONNECTING = new Progress(Step.CONNECT, "no connection");
  }

  /** The result of asking a silent server. */
  enum Silence {
    /** Nothing listens at its port. */
    CLOSED_PORT,
    /** It answers queries that need no login. */
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
   * Finds out why a server is silent, by a query.
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

  /** The server has proven itself, by a login: its address is tried first next time. */
  default void proven() {}

  /** Over UDP: something came from the address in use. */
  default void heard() {}

  /**
   * Over UDP: a command met silence, or a closed port. Where there are other addresses, the next
   * command goes to another.
   *
   * @param inARow the number of such commands, with nothing heard in between
   * @param sentAt when it was sent, by the loop's time
   * @param mayAsk takes a query from the server's pace; false while it allows none
   */
  default void silent(int inARow, long sentAt, BooleanSupplier mayAsk) {}

  /**
   * Over UDP: the line is given up while its login waits. Where there are other addresses, the next
   * login goes to another.
   */
  default void loginUnanswered() {}

  /**
   * How many addresses there are that were not tried yet when this connection was made.
   *
   * @return 0 where there is no choice
   */
  default int otherAddresses() {
    return 0;
  }

  /**
   * Finds another sender whose datagrams may be this server's answers.
   *
   * @param since the loop's time from which on datagrams count
   * @return an address of this server's host or of its port, null if there was none
   */
  default @Nullable InetSocketAddress otherSender(long since) {
    return null;
  }

  /** Drops the connection, or the dial in progress; notifies nobody. */
  void hangUp();
}
