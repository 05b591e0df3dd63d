package io.rcon.internal.wire;

import io.netty.channel.Channel;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;

/**
 * Has a connection rest after a read of very many frames: no answer needs so many, and a flood of
 * tiny ones must not take the loop's time from the other servers. TCP holds the server back
 * meanwhile. Event loop only.
 */
final class FloodRest extends Deadline {
  /** A read brings 64 KiB at most: frames of 32 bytes and more never make it rest. */
  static final int MANY = 2048;

  /** So long for each frame: some two hundred thousand frames a second remain. */
  private static final long NANOS_A_FRAME = 4_000;

  private final EngineLoop loop;
  private final Channel channel;

  FloodRest(EngineLoop loop, Channel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Reads nothing for a while. */
  void begin(int frames) {
    channel.config().setAutoRead(false);
    loop.wheel().arm(this, loop.now() + frames * NANOS_A_FRAME);
  }

  /** The connection has ended. */
  void end() {
    loop.wheel().disarm(this);
  }

  @Override
  protected void expired(long now) {
    channel.config().setAutoRead(true);
  }
}
