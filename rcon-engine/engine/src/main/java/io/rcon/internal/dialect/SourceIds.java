package io.rcon.internal.dialect;

/**
 * The ids of one connection. Each is even and given out once, counted from a random start, so that
 * one that comes back names its command for ever, also when that command has ended.
 */
final class SourceIds {
  /** So many of those nobody waits for any more are remembered; of the others before, none. */
  private static final int MOST_FORGOTTEN = 16;

  private static final int[] NONE = {};

  /** The login's, after which those of commands begin. */
  private int first;

  private int lastId;

  /** The ids of commands that ended without an answer, in turn; few connections have any. */
  private int[] forgotten = NONE;

  private int forgottenCount;

  SourceIds(int random) {
    lastId = random & 0x3fff_fffe;
    first = lastId;
  }

  /** Positive, even, and never with three low bytes of zero: a broken tail of Squad looks so. */
  int next() {
    do {
      lastId = lastId >= Integer.MAX_VALUE - 3 ? 2 : lastId + 2;
    } while ((lastId & 0xff_ffff) == 0);
    return lastId;
  }

  /** Counts as never given out: some games answer commands with it. */
  int login() {
    first = next();
    return first;
  }

  /** The one that was given out last. */
  int last() {
    return lastId;
  }

  /** Whether a command has, or had, this id. */
  boolean isCommands(int id) {
    if (id <= 0 || (id & 1) != 0) {
      return false;
    }
    return first <= lastId ? id > first && id <= lastId : id > first || id <= lastId;
  }

  /** The command with this id ended without an answer: what comes for it later proves nothing. */
  void forget(int id) {
    if (forgotten == NONE) {
      forgotten = new int[MOST_FORGOTTEN];
    }
    forgotten[forgottenCount++ % MOST_FORGOTTEN] = id;
  }

  /** Whether a command with this id was answered, as far as that is remembered. */
  boolean isAnswered(int id) {
    if (!isCommands(id)) {
      return false;
    }
    for (int each : forgotten) {
      if (each == id) {
        return false;
      }
    }
    // An id that is older than all that are remembered may have been forgotten too.
    return forgottenCount <= MOST_FORGOTTEN || id - forgotten[forgottenCount % MOST_FORGOTTEN] > 0;
  }
}
