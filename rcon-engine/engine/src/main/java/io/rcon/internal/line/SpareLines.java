package io.rcon.internal.line;

import io.rcon.Server;
import io.rcon.internal.support.EngineLoop;
import io.rcon.spi.Conversation;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lines over UDP whose command has ended, to be used again for another command of any session: over
 * UDP each command has a line of its own, and a session that is idle has none. One for each event
 * loop. Event loop only.
 */
public final class SpareLines {
  /** As many as commonly end before the next are leased; a burst's others are collected. */
  private static final int KEPT = 1024;

  private final EngineLoop loop;
  private final ReplyMemory memory;
  private final Deque<InFlightCommands> free = new ArrayDeque<>();

  /**
   * Makes an empty store.
   *
   * @param loop the loop
   * @param memory where answers count
   */
  public SpareLines(EngineLoop loop, ReplyMemory memory) {
    this.loop = loop;
    this.memory = memory;
  }

  InFlightCommands take(InFlightListener owner, Server server, Conversation conversation) {
    InFlightCommands line = free.pollLast();
    if (line == null) {
      return new InFlightCommands(owner, loop, server, conversation, memory);
    }
    line.beginsAgain(owner, server, conversation);
    return line;
  }

  /** Takes a line back that has ended, with nothing in flight, and that no wire refers to. */
  void giveBack(InFlightCommands line) {
    line.letGo();
    if (free.size() < KEPT) {
      free.addLast(line);
    }
  }
}
