package io.rcon.spi;

import io.netty.buffer.ByteBuf;

/**
 * The state of the dialogue on one line: the login, commands, pieces of answers and their ends.
 * Owns no socket, clock or thread, so that bytes alone can test it. Event loop only; the
 * {@linkplain io.rcon.spi package} says in which order it is called, and what becomes of what it
 * throws.
 *
 * <p>A command gets a <em>key</em>; the conversation reports its answer under that key, until it
 * has reported the end or {@link #forget} was called. At most {@link io.rcon.Dialect#depth()} keys
 * are in use at a time.
 */
public interface Conversation {
  /** The part of an answer that had come when the server closed the connection. */
  enum AtClose {
    /** Not all of its answer. */
    CUT,
    /** It can be the whole answer, although more is likely. */
    SUSPECT,
    /** It can be the whole answer. */
    WHOLE
  }

  /**
   * Instead of a key, while other commands are in flight: this one cannot be sent before one of
   * them has ended. Every other number is allowed as a key.
   */
  int NOT_NOW = Integer.MIN_VALUE;

  /**
   * The line stands: the first call for a line that lives as long as a session, and none for one
   * that lives as long as a command. What came with the connection may already log in or refuse, by
   * {@link Answers#loggedIn} or {@link Answers#refused}; then {@link #login} is not called. What
   * the server says first comes as frames, after this and perhaps before the login.
   *
   * @param opening what is known of the line
   * @param output where to send
   * @param answers is told what that means
   */
  default void opened(Opening opening, Output output, Answers answers) {}

  /**
   * Begins the login, once for each line, where {@link Mechanism#hasLogin} says that there is one.
   * Its end is reported by {@link Answers#loggedIn} or {@link Answers#refused}, and bounded by
   * {@link io.rcon.RconOptions#loginTimeout()}: an attempt without one counts as a failure to
   * connect, and the next has another line, after a pause. Nothing need be sent yet: a server that
   * speaks first is answered when its words come.
   *
   * @param output where to send it
   * @return false if this game has no login, and commands can follow at once
   */
  boolean login(Output output);

  /**
   * Sends a command that {@link Mechanism#checkCommand} has let pass, or part of it now and the
   * rest when a frame or an alarm comes. Never called before the login is over. An exception fails
   * the command: as NOT_SENT if nothing was sent.
   *
   * @param text the command
   * @param exactEnd whether the caller wants the surest end
   * @param output where to send it
   * @return the key under which its answer is reported, unlike those of all commands that have not
   *     ended and were not forgotten; {@link #NOT_NOW}, and nothing sent, where none is free: the
   *     command is then given again when another one has ended. Keys are the conversation's choice,
   *     in any order
   */
  int command(String text, boolean exactEnd, Output output);

  /**
   * Takes one frame: what {@link Mechanism.Framing} found in a stream, or a datagram from the
   * server's address. It leaves the buffer's indices alone, and copies what it keeps. A frame that
   * wants an acknowledgement gets it by {@link Answers#send}.
   *
   * @param buffer where it is, valid until this returns
   * @param index where it begins
   * @param length how many bytes it has
   * @param answers receives its meaning
   */
  void frame(ByteBuf buffer, int index, int length, Answers answers);

  /**
   * A time has come that was asked for by {@link Setting#wakeAt}: for instance to send a login
   * again whose datagram may be lost, or something without a text that keeps the line alive.
   *
   * @param now the time
   * @param answers where to send it; is told what the silence so far means
   */
  default void due(long now, Answers answers) {}

  /**
   * Nothing came for a command for a second, by which time the server has read it: the moment to
   * ask whether its answer is empty, where a game may send nothing then. Asked of dialects whose
   * {@linkplain io.rcon.Dialect#ending() ending} probes after a silence, and of no others.
   *
   * @param key the command's key
   * @param output where to send what asks
   */
  default void silent(int key, Output output) {}

  /**
   * A command ends without a whole answer, or its caller waits no longer, while a frame has come in
   * part: what there is of the frame's text is told as a {@linkplain Answers#part piece}, so that
   * the failure can carry it. Asked of streams whose frames a {@link
   * io.rcon.codec.source.SourceFrameDecoder} finds, and of no others: only there the engine knows
   * what has come of a frame.
   *
   * <p>Called once for each command that ends so: at its timeout, when it is cancelled, when the
   * connection is lost or closed; and with the key 0 if the line ends while none is in flight. Only
   * {@link Answers#part} and {@link Answers#discard} may be told. A piece under the key that was
   * asked for becomes part of what had come; under the key of a command that was answered it shows
   * that more came than the dialect's rule allows; under that of another command in flight it is
   * dropped, since that one is asked for by itself. The part counts as unread: the frame may still
   * become whole and come by {@link #frame}, or the same part be shown again.
   *
   * <p>An answer to which the part belongs, or may belong, is never taken for whole when the server
   * closes the connection. An exception is logged and counts as true.
   *
   * @param key the key of the command that ends, or 0
   * @param buffer where the part is
   * @param index where it begins, behind the length field
   * @param length how many bytes came; 0 if only the length field did
   * @param answers is told of the piece
   * @return false if the frame is known not to be this command's; true also if that is not known
   */
  default boolean cutFrame(int key, ByteBuf buffer, int index, int length, Answers answers) {
    return true;
  }

  /**
   * An answer is about to end since nothing came for a while after {@link Answers#endsWhenQuiet}:
   * what is kept back of it is handed over now by {@link Answers#part}, once. The end follows by
   * itself, and then {@link #ended}.
   *
   * @param key the command's key
   * @param answers is told
   */
  default void quiet(int key, Answers answers) {}

  /**
   * Keeps an idle line from being closed, by something that is no command. Asked as often as the
   * dialect's {@link io.rcon.Dialect#keepAlive()} says, while no command is given. The engine
   * awaits no answer to it: where the server gives one, and it stays away, the conversation notices
   * that by an {@linkplain Setting#wakeAt alarm} and tells {@link Answers#loginLost}.
   *
   * @param output where to send it
   * @return false if the dialect's {@linkplain io.rcon.KeepAlive command} is to be sent instead,
   *     also where that is empty; it then waits for an answer as every command does
   */
  default boolean keepAlive(Output output) {
    return false;
  }

  /**
   * Whether a sign of the server is due that it will give when it has read all that was sent: where
   * only one frame may be unread, nothing more is written before.
   *
   * @return false where there is none
   */
  default boolean awaitsSign() {
    return false;
  }

  /**
   * Asks the server for a sign of life that also restores the order after a command went without an
   * answer. {@link Answers#aligned()} tells when it came. Asked over streams whose answers cannot
   * be told apart after a timeout; datagrams have no order to lose: there the commands in flight go
   * on, and three in a row without an answer end the line.
   *
   * @param output where to send it
   * @return false if this game offers none, and only a new line helps
   */
  boolean realign(Output output);

  /**
   * Describes frames that came while a command was in flight and were no answer, for the message of
   * its failure.
   *
   * @param key the command's key
   * @return words without the end of the sentence; empty for nothing of note
   */
  default String whatElseCame(int key) {
    return "";
  }

  /**
   * The answer to a command has ended, by a rule or by silence: its key is free. While the line
   * lives, this or {@link #forget} is called for each command, but for those that {@link
   * Answers#unsent} or {@link Answers#refusedOrPaced} ended.
   *
   * @param key the command's key
   */
  default void ended(int key) {}

  /**
   * Whether a command that was taken has left, and not only what prepares it, such as the question
   * for a challenge. Asked when its time is over: one that has not left fails as NOT_SENT.
   *
   * @param key the command's key
   * @return true unless it is certain that the server cannot have read it
   */
  default boolean hasLeft(int key) {
    return true;
  }

  /**
   * Whether a command that had this key was answered: what still comes under it then shows that
   * more came than the rule of the dialect allows.
   *
   * @param key a key that no command in flight has
   * @return false if there was none, or its answer never ended
   */
  default boolean isAnswered(int key) {
    return false;
  }

  /**
   * The server has closed the connection after a piece of an answer.
   *
   * @param key the command's key
   * @param lastPiece how many bytes the last piece had that came
   * @return whether that can be the whole answer
   */
  default AtClose closedAfter(int key, int lastPiece) {
    return AtClose.CUT;
  }

  /**
   * Nobody waits for this answer any more, since its command failed; it may still come. Over
   * datagrams, or wherever an order does not tell answers apart, its key had better rest for as
   * long as that can take: given out again at once, the late answer would be the next command's.
   *
   * @param key the command's key
   */
  void forget(int key);
}
