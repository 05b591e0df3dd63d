package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A socket that listens, and the event loop of whatever comes through it. Any thread. */
final class Listening {
  private final String what;
  private final EventLoop loop;
  private final InetSocketAddress wanted;

  private volatile @Nullable Channel channel;

  Listening(String what, EventLoop loop, InetSocketAddress wanted) {
    this.what = what;
    this.loop = loop;
    this.wanted = wanted;
  }

  /** Something that takes what comes to an address. */
  interface Binding {
    ChannelFuture bind(EventLoop loop, InetSocketAddress address);
  }

  void bind(Binding binding) {
    ChannelFuture bound = binding.bind(loop, wanted).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new UncheckedIOException(
          what + " cannot listen on " + wanted, new IOException(bound.cause()));
    }
    channel = bound.channel();
  }

  InetSocketAddress address() {
    Channel bound = channel;
    if (bound == null) {
      throw new IllegalStateException(what + " is not listening");
    }
    return (InetSocketAddress) bound.localAddress();
  }

  /** When this returns, it has happened; on the loop itself it happens at once. */
  void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else if (!loop.isShuttingDown()) {
      loop.submit(task).syncUninterruptibly();
    }
  }

  /** Stops listening, and then ends what came through. */
  void close(Runnable rest) {
    Channel bound = channel;
    if (bound != null && !loop.isShuttingDown()) {
      ChannelFuture closed = bound.close();
      onLoop(rest);
      if (!loop.inEventLoop()) {
        closed.awaitUninterruptibly();
      }
    }
  }

  /** Where it listens, or is to. */
  @Override
  public String toString() {
    return String.valueOf(channel == null ? wanted : address());
  }
}
