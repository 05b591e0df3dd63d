package io.rcon.internal.fleet;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.Ticker;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.internal.support.LoopThreads;
import io.rcon.internal.wire.Transport;
import java.security.SecureRandom;

/** A fleet as {@link EngineFleet#open} makes it, over a transport that is handed in. */
public final class WatchedFleet {
  private WatchedFleet() {}

  /**
   * Makes a fleet.
   *
   * @param options how it runs
   * @param transport what carries bytes, whatever the options say
   * @return an empty fleet
   */
  public static RconFleet open(RconOptions options, Transport transport) {
    return open(
        options,
        transport,
        new MultiThreadIoEventLoopGroup(
            options.eventLoops(), new LoopThreads(), transport.ioHandlers()));
  }

  /**
   * Makes a fleet.
   *
   * @param options how it runs
   * @param transport what carries bytes, whatever the options say
   * @param loops its event loops
   * @return an empty fleet
   */
  public static RconFleet open(RconOptions options, Transport transport, EventLoopGroup loops) {
    return new EngineFleet(
        new Engine(options, transport, loops, Ticker.systemTicker(), new SecureRandom()));
  }
}
