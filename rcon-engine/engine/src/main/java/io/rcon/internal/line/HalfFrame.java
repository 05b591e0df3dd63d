package io.rcon.internal.line;

/** The part of a frame that has come on a line; whose answer it will be is not known yet. */
final class HalfFrame extends ReplyMemory.Holder {
  private final InFlight line;
  private final ReplyMemory memory;

  /** The loop's time at which its last bytes came. */
  private long cameAt;

  HalfFrame(InFlight line, ReplyMemory memory) {
    this.line = line;
    this.memory = memory;
  }

  /** So much of it is kept from now on. */
  void kept(int bytes, long now) {
    cameAt = now;
    memory.hold(this, line.isOver() ? 0 : bytes);
  }

  long cameAt() {
    return cameAt;
  }

  void release() {
    memory.giveBack(this);
  }

  @Override
  void giveUp(String why) {
    if (!line.isOver()) {
      line.giveUpFrame(why);
    }
  }
}
