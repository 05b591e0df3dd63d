package io.rcon.spi;

import io.netty.channel.ChannelHandler;
import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import java.util.function.IntSupplier;

/**
 * How packets make a conversation, for a family of games. Stateless and safe on any thread; what
 * has state is the {@link Conversation}, one for each line.
 *
 * <p>Mechanisms are found with {@link java.util.ServiceLoader}, by {@link #family()}.
 */
public interface Mechanism {
  /** What carries the bytes. */
  enum Carrier {
    /** One TCP connection for the session's life. */
    STREAM,
    /** One lease of a local UDP port for each exchange. */
    DATAGRAM
  }

  /**
   * The games that speak in its wire format: the engine finds it by the family of a dialect.
   *
   * @return the family, the same one each time
   */
  Family family();

  /**
   * What carries the bytes.
   *
   * @return stream or datagram
   */
  Carrier carrier();

  /**
   * Makes the handler that finds frames in a stream.
   *
   * @param dialect the facts
   * @param listener takes the frames
   * @return a new handler for one channel
   * @throws UnsupportedOperationException if datagrams carry the bytes: each of them is a frame
   */
  ChannelHandler framing(Dialect dialect, FrameListener listener);

  /**
   * Makes the conversation of one line.
   *
   * @param server the facts and the secret
   * @param random where unguessable numbers come from
   * @return a new conversation
   */
  Conversation converse(Server server, IntSupplier random);

  /**
   * Checks a server before anything is sent to it.
   *
   * @param server the facts and the secret
   * @throws IllegalArgumentException if its password cannot be sent; the message does not hold it
   */
  void checkServer(Server server);

  /**
   * Checks a command before it is queued.
   *
   * @param dialect the facts
   * @param command the text
   * @throws IllegalArgumentException if the server would not run just this; the message says why
   */
  void checkCommand(Dialect dialect, String command);

  /**
   * How many requests a command counts for in the pacing.
   *
   * @param dialect the facts
   * @param exactEnd whether the caller wants the surest end
   * @return 1, or more if a marker takes a request of its own
   */
  int requests(Dialect dialect, boolean exactEnd);
}
