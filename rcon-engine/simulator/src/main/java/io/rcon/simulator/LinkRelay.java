package io.rcon.simulator;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;

/** Carries one link's bytes. All but {@link #bind} is called on the loop. */
interface LinkRelay {
  /** Begins to listen. */
  ChannelFuture bind(EventLoop loop, InetSocketAddress address);

  /** Nothing passes from now on. */
  void cut();

  /** The link was cut, and now it is not. */
  void heal();

  /** Breaks off whatever passes. */
  void reset();

  /** Ends whatever passes. */
  void close();
}
