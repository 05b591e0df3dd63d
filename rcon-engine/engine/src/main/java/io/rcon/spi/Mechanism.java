package io.rcon.spi;

import io.netty.channel.ChannelHandler;
import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.codec.FrameListener;

/**
 * The wire format and the dialogue of a family of games. Stateless and safe on any thread; the
 * state is in the {@link Conversation}, one for each line.
 *
 * <p>Mechanisms are found with {@link java.util.ServiceLoader}, by {@link #family()}, or given with
 * {@link io.rcon.RconOptionsBuilder#mechanisms}. One that is a service has a public constructor
 * without arguments.
 */
public interface Mechanism {
  /** The carrier of the bytes. */
  sealed interface Carrier {
    /**
     * A TCP connection.
     *
     * @param framing finds the frames in its bytes
     */
    record Stream(Framing framing) implements Carrier {}

    /** UDP: each datagram is a frame. A server's datagrams are known by a lease of a local port. */
    record Datagrams() implements Carrier {}
  }

  /** Makes handlers that find frames in a stream. */
  interface Framing {
    /**
     * Makes a handler for one channel.
     *
     * @param dialect the facts
     * @param listener takes the frames
     * @return a new handler
     */
    ChannelHandler handler(Dialect dialect, FrameListener listener);
  }

  /** How long a line lives, and with it its {@link Conversation}. */
  enum LineLife {
    /** As long as a connection: from its login until it is closed. */
    ONE_A_SESSION,
    /** As long as a command and its answer. */
    ONE_A_COMMAND
  }

  /**
   * The games that speak in its wire format: the engine finds it by the family of a dialect.
   *
   * @return the family, the same one each time
   */
  Family family();

  /**
   * The carrier of the bytes.
   *
   * @return the carrier, the same one each time
   */
  Carrier carrier();

  /**
   * How long a line lives.
   *
   * @return the same each time
   */
  LineLife lineLife();

  /**
   * Whether {@link Conversation#login} is to be called before the first command of a line, and its
   * answer awaited. Sessions with a login are spread when many connect at once.
   *
   * @param dialect the facts
   * @return true if commands are possible only after a login
   */
  boolean hasLogin(Dialect dialect);

  /**
   * Makes the conversation of one line, before that stands: it can send nothing yet and asks for no
   * alarm.
   *
   * @param setting the session's server, time and alarm; it copies from here what it needs
   * @return a new conversation
   */
  Conversation converse(Setting setting);

  /**
   * Checks a server before anything is sent to it: on the thread that opens or adds it. The engine
   * looks at no password itself: whether the server takes this one, and whether the facts about
   * passwords that the family has are kept, is decided here; {@link TextChecks#checkPassword} knows
   * those that all dialects have.
   *
   * @param server the facts and the secret
   * @throws IllegalArgumentException if its password cannot be sent; the message does not hold it
   */
  void checkServer(Server server);

  /**
   * Checks a command before it is queued, on the thread that gives it. The engine looks at no text
   * itself: the dialect's longest request, line breaks, NULs and what else the wire format cannot
   * carry are refused here. {@link TextChecks#checkCommand} does so by the facts that all dialects
   * have, and then {@link io.rcon.codec.StrictText} writes the text without loss.
   *
   * @param dialect the facts
   * @param command the text
   * @throws IllegalArgumentException if the server would not run exactly this text; the message
   *     says why
   */
  void checkCommand(Dialect dialect, String command);

  /**
   * How many requests a command counts for in the pacing: 1, unless a mechanism says otherwise.
   * Asked before a line is there for it. Of a command that has not {@linkplain Conversation#hasLeft
   * left} when {@link Conversation#command} returns, the last one is set aside only, and taken by
   * {@link Answers#takePace} when the command leaves.
   *
   * @param setting the session's
   * @param command the text
   * @param exactEnd whether the caller wants the surest end
   * @return 1, or more if a marker or a challenge takes a request of its own
   */
  default int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
