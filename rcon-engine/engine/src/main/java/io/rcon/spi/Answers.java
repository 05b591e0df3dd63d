package io.rcon.spi;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.RefusalText;

/**
 * Takes the meaning of each frame from a {@link Conversation}, and frames to send: an
 * acknowledgement goes out by it. Event loop only, and only within the call that was handed it.
 * What is told of a key that no command in flight has is counted as late and dropped.
 */
public interface Answers extends Output {
  /**
   * Takes requests from the server's pace for something that is about to be sent: a command that
   * {@link Conversation#command} took and that leaves only now, since a challenge had to come
   * first, or a datagram that is sent again, where the server counts it. People's commands go
   * before polls here too.
   *
   * @param key the command's key
   * @param requests how many go together
   * @return 0 if they were taken and are to be sent at once, else after how many nanoseconds to ask
   *     again: nothing was taken
   */
  default long takePace(int key, int requests) {
    return 0;
  }

  /** The login was accepted. */
  void loggedIn();

  /**
   * The server refused the login, or refuses commands because of the password.
   *
   * @param reason in words
   */
  void refused(String reason);

  /**
   * The server refused a command with words that mean too many requests, or may mean so.
   *
   * @param key the command's key
   * @param refusal the words of the dialect
   * @param reason in words
   */
  void refusedOrPaced(int key, RefusalText refusal, String reason);

  /**
   * The server no longer knows the login, or is gone: the line ends, and another one logs in. The
   * commands in flight fail as UNKNOWN; where the dialect allows one at a time, it counts as
   * rejected for the login, and is given to the next line. Also told after signs of life that the
   * server has not answered, which the engine knows nothing of.
   *
   * @param reason in words
   */
  void loginLost(String reason);

  /**
   * A piece of an answer; more follows, or {@link #ended}. An answer that is longer than {@link
   * io.rcon.Dialect#maxReply()} allows costs the line.
   *
   * @param key the command's key
   * @param buffer where its bytes are, to be copied before this returns
   * @param index where they begin
   * @param length how many there are
   * @return false if nobody waits for it
   */
  boolean part(int key, ByteBuf buffer, int index, int length);

  /**
   * The last piece of an answer.
   *
   * @param key the command's key
   * @param buffer where its bytes are
   * @param index where they begin
   * @param length how many there are
   * @param rule how its end was known
   */
  void last(int key, ByteBuf buffer, int index, int length, EndRule rule);

  /**
   * A numbered piece of an answer. They may come in any order and twice; the engine keeps those
   * that came early, within the limits of the dialect and of its memory, and ends the answer by
   * {@link EndRule#PART_INDEX} when all are there, whatever the dialect's ending says. It also
   * checks the numbers: one out of range, or another count, ends the line as a violation of the
   * protocol.
   *
   * @param key the command's key
   * @param number which piece it is, from 0
   * @param of how many there are, the same each time
   * @param buffer where its bytes are, to be copied before this returns
   * @param index where they begin
   * @param length how many there are
   */
  default void numberedPart(int key, int number, int of, ByteBuf buffer, int index, int length) {
    if (part(key, buffer, index, length) && number == of - 1) {
      ended(key, EndRule.PART_INDEX, 0);
    }
  }

  /**
   * A command that was taken has not left, and never will, for instance since a challenge did not
   * come: it fails as NOT_SENT, and its key is free.
   *
   * @param key the command's key
   * @param reason in words
   */
  default void unsent(int key, String reason) {}

  /**
   * An answer has ended with what came before.
   *
   * @param key the command's key
   * @param rule how its end was known
   * @param cut how many bytes at its end are not part of it, such as a marker
   */
  void ended(int key, EndRule rule, int cut);

  /**
   * The answer ends unless this is told of it again soon: after the quiet time of the dialect's
   * {@link io.rcon.Dialect#ending()}, or longer where round trips are slow. Before it ends, {@link
   * Conversation#quiet} is called.
   *
   * @param key the command's key
   * @param suspect whether more is likely
   */
  void endsWhenQuiet(int key, boolean suspect);

  /**
   * The answer ends unless more comes soon, and soon is not before a given time.
   *
   * @param key the command's key
   * @param suspect whether more is likely
   * @param leastNanos how long nothing must come at least; the end of the command's time bounds it
   */
  default void endsWhenQuiet(int key, boolean suspect, long leastNanos) {
    endsWhenQuiet(key, suspect);
  }

  /**
   * An answer has ended with what came before, although more of it came than the rule of the
   * dialect allows: there may be more still.
   *
   * @param key the command's key
   * @param rule how its end was assumed
   */
  default void endedInDoubt(int key, EndRule rule) {
    ended(key, rule, 0);
  }

  /**
   * The text that came for a command so far was not its answer, but an unsolicited message.
   *
   * @param key the command's key
   */
  default void discard(int key) {}

  /** The probe of {@link Conversation#realign} was answered: the order is restored. */
  void aligned();

  /**
   * The server sent an unsolicited message. Its text becomes chat, a join or a leave where the
   * dialect's {@link io.rcon.CommonFacts#EVENT_LINES} say so, else a line of the console. Each is
   * published as often as it is told: where a server sends one again until it is acknowledged, the
   * conversation acknowledges each copy and tells the first.
   *
   * @param buffer where its bytes are
   * @param index where they begin
   * @param length how many there are
   */
  void event(ByteBuf buffer, int index, int length);

  /**
   * The server sent an unsolicited message, of a kind that the wire format tells.
   *
   * @param event the message, of the session's server
   */
  default void event(RconEvent event) {}

  /**
   * A frame was no answer to anything; it is dropped and counted. Over datagrams this is for what
   * anybody may have sent; an {@link io.rcon.codec.RconCodecException} from {@link
   * Conversation#frame} instead ends the line and the commands in flight.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param length how many bytes from there on may show that the server speaks another dialect; 0
   *     if they are of this one
   */
  void stray(ByteBuf buffer, int index, int length);
}
