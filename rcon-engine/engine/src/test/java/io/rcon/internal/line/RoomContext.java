package io.rcon.internal.line;

import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.internal.support.VirtualLoop;

/** What the rooms of a session need to be built alone, on a loop in virtual time. */
public final class RoomContext {
  private RoomContext() {}

  public static LoopContext of(VirtualLoop loop) {
    ReplyMemory memory = new ReplyMemory(1 << 20);
    return new LoopContext(
        loop.loop(),
        new ExchangePool(),
        new SpareLines(loop.loop(), memory),
        memory,
        new LoopCounters(),
        RconOptions.builder().build(),
        new RconListener() {},
        null);
  }
}
