package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.spi.Answers;
import java.time.Duration;

/**
 * Decides whether a frame belongs to the command in flight, where a dialect does not promise that
 * ids come back. Only one command is in flight; most servers answer it under its id nevertheless,
 * some under 0, -1, the login's or another one.
 *
 * <pre>
 *   under its id                      the answer; frames that came under an unknown id were none
 *   under that of a command before    late, never this one's
 *   under an unknown one              the answer if nothing comes under its own, which takes a while
 *                                     to know, until an answer has shown that this server does so
 * </pre>
 */
final class UnprovenIds {
  /** How long one waits for the true answer where nothing is known of the server yet. */
  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

  /** As long as the command may take: this server is known to answer under its id. */
  private static final long TO_THE_END = Long.MAX_VALUE;

  private enum Seen {
    NOTHING,
    OWN_IDS,
    OTHER_IDS
  }

  private final SourceIds ids;

  /** The ids under which answers have come that ended. */
  private Seen seen;

  /** The command in flight, or 0. */
  private int key;

  private boolean hasOwn;
  private boolean hasOther;

  /**
   * Makes one for a connection.
   *
   * @param strange whether the server is known to answer under other ids
   */
  UnprovenIds(SourceIds ids, boolean strange) {
    this.ids = ids;
    seen = strange ? Seen.OTHER_IDS : Seen.NOTHING;
  }

  void sent(int id) {
    key = id;
    hasOwn = false;
    hasOther = false;
  }

  void forget(int id) {
    if (key == id) {
      key = 0;
    }
  }

  /** An answer ended: only now is it known under which id this server answers. */
  void ended(int id) {
    if (key == id) {
      seen = hasOwn ? Seen.OWN_IDS : hasOther ? Seen.OTHER_IDS : seen;
      key = 0;
    }
  }

  /**
   * How long to wait for the command's own answer, since what came may be none of its own.
   *
   * @return nanoseconds; 0 where it is not to be waited for
   */
  long patience() {
    if (hasOwn || seen == Seen.OTHER_IDS) {
      return 0;
    }
    return seen == Seen.OWN_IDS ? TO_THE_END : PATIENCE;
  }

  /** Whether what came is under a stranger's id although this server answers under its own. */
  boolean isStrangers() {
    return !hasOwn && seen == Seen.OWN_IDS;
  }

  /**
   * The key of the command to whose answer a frame belongs; 0 if this was all that there is to do
   * with the frame.
   */
  int keyOf(int id, ByteBuf buffer, int index, int length, Answers answers) {
    if (id == key && id != 0) {
      if (hasOther && !hasOwn) {
        answers.discard(key);
      }
      hasOwn = true;
      return key;
    }
    if (ids.isCommands(id)) {
      answers.part(id, buffer, index, length);
      return 0;
    }
    if (key == 0 || hasOwn) {
      answers.event(buffer, index, length);
      return 0;
    }
    hasOther = true;
    return key;
  }
}
