package io.rcon.spi;

import io.netty.buffer.ByteBuf;

/**
 * The state of the dialogue on one line: the login, commands, pieces of answers and their ends.
 * Owns no socket, clock or thread, so that bytes alone can test it. Event loop only.
 *
 * <p>A command gets a <em>key</em>; the conversation reports its answer under that key.
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

  /** Instead of a key: the command cannot be sent before another one has ended. */
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
   * Begins the login.
   *
   * @param output where to send it
   * @return false if this game has no login, and commands can follow at once
   */
  boolean login(Output output);

  /**
   * Sends a command that was checked.
   *
   * @param text the command
   * @param exactEnd whether the caller wants the surest end
   * @param output where to send it
   * @return the key under which its answer is reported, unlike those of all commands that have not
   *     ended and were not forgotten; {@link #NOT_NOW}, and nothing sent, where none is free: the
   *     command is then given again when another one has ended
   */
  int command(String text, boolean exactEnd, Output output);

  /**
   * Takes one frame.
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
   * ask whether its answer is empty, where a game may send nothing then.
   *
   * @param key the command's key
   * @param output where to send what asks
   */
  default void silent(int key, Output output) {}

  /**
   * A command ends, or its caller waits no longer, and this is all that came of a frame: what there
   * is of its text is told as a {@linkplain Answers#part piece}, if it is the command's or of one
   * before it. The frame may still become whole.
   *
   * @param key the command's key
   * @param buffer where the part is
   * @param index where it begins, behind the length
   * @param length how many bytes came
   * @param answers is told of the piece
   * @return false if it is known not to be the command's
   */
  default boolean cutFrame(int key, ByteBuf buffer, int index, int length, Answers answers) {
    return true;
  }

  /**
   * An answer is about to end since nothing came for a while: what is kept back of it is handed
   * over now, once.
   *
   * @param key the command's key
   * @param answers is told
   */
  default void quiet(int key, Answers answers) {}

  /**
   * Keeps an idle line from being closed, by something that is no command.
   *
   * @param output where to send it
   * @return false if the dialect's {@linkplain io.rcon.KeepAlive command} is to be sent instead
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
   * answer. {@link Answers#aligned()} tells when it came.
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
   * The answer to a command has ended, by a rule or by silence.
   *
   * @param key the command's key
   */
  default void ended(int key) {}

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
   * Nobody waits for this answer any more.
   *
   * @param key the command's key
   */
  void forget(int key);
}
