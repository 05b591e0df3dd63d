package io.rcon.internal.fleet;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Ticker;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.internal.wire.Transport;
import java.util.random.RandomGenerator;

/** Lets tests of other packages make a fleet on a loop and a network of theirs. */
public final class EngineDoor {
  private EngineDoor() {}

  public static RconFleet open(
      RconOptions options,
      Transport transport,
      EventLoopGroup group,
      Ticker ticker,
      RandomGenerator seeds) {
    return new EngineFleet(new Engine(options, transport, group, ticker, seeds));
  }
}
