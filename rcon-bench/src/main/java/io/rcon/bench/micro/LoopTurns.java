package io.rcon.bench.micro;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;

/** An event loop played by the thread that makes it; takes a turn after every so many reads. */
final class LoopTurns {
  private static final int READS = 64;

  private final ManualIoEventLoop loop =
      new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
  private int reads;

  ManualIoEventLoop loop() {
    return loop;
  }

  void read() {
    if (++reads % READS == 0) {
      loop.runNow();
    }
  }
}
