package io.rcon.spi;

import io.rcon.DialectFindings;
import io.rcon.Server;
import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The session as its {@link Conversation} sees it. Event loop only. */
public interface Setting {
  /**
   * A setting without an engine, for unit tests of conversations: its clock stands still at 0 and
   * its alarm is forgotten.
   *
   * @param server the facts and the secret
   * @param random the numbers of {@link #random()}
   * @return a setting
   */
  static Setting of(Server server, IntSupplier random) {
    return new PlainSetting(server, random);
  }

  /** {@return the facts and the secret} */
  Server server();

  /** {@return a source of unguessable numbers, any of the 2^32} */
  IntSupplier random();

  /** {@return the time in nanoseconds, of a clock that never goes back; its zero means nothing} */
  long now();

  /** {@return the time of day, for formats that carry it} */
  Instant wallClock();

  /**
   * Asks for {@link Conversation#due} at a time, or as soon after it as the engine's timer goes. A
   * later call replaces an earlier one; the end of the line forgets it, and nothing else does:
   * {@code due} does nothing where the time is of no use any more. Where a line lives as long as a
   * command only, the lines of a session share one alarm: of several times the earliest counts, all
   * their conversations are called then, and one whose own time has not come asks for it again. Not
   * before the line stands: {@link Mechanism#converse} only makes a conversation.
   *
   * @param nanos the time by {@link #now()}
   */
  void wakeAt(long nanos);

  /**
   * The conversation has learned something of a server whose game is not known. The session keeps
   * it, and tells its listener.
   *
   * @param findings all that is concluded so far
   */
  default void concluded(DialectFindings findings) {}

  /**
   * Something that belongs to the session and outlives its lines, such as a challenge.
   *
   * @param type the key
   * @param make makes it the first time
   * @param <T> its type
   * @return the same object each time
   */
  <T> T shared(Class<T> type, Supplier<T> make);
}
