package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One way to one server, on a port of its own, and what goes wrong on it. Clients on loopback reach
 * a server on loopback from the address they have, so that bans and limits by address still hold.
 * All methods may be called from any thread; when one returns, it has happened.
 */
public final class FaultyLink implements AutoCloseable {
  private final LinkState state;
  private final Relay relay;
  private final EventLoop loop;
  private final Consumer<FaultyLink> onClose;

  private volatile @Nullable Channel channel;

  FaultyLink(
      InetSocketAddress server,
      boolean stream,
      EventLoop loop,
      long seed,
      Consumer<FaultyLink> onClose) {
    this.loop = loop;
    this.onClose = onClose;
    state = new LinkState(server, seed);
    relay = stream ? new TcpRelay(state) : new UdpRelay(state);
  }

  void bind() {
    ChannelFuture bound =
        relay.bind(loop, new InetSocketAddress(NetUtil.LOCALHOST4, 0)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new UncheckedIOException(
          "a link to " + state.server() + " has no port", new IOException(bound.cause()));
    }
    channel = bound.channel();
  }

  /**
   * Where clients find the server behind this link.
   *
   * @return the address, with the real port
   */
  public InetSocketAddress address() {
    Channel bound = channel;
    if (bound == null) {
      throw new IllegalStateException("the link is not open");
    }
    return (InetSocketAddress) bound.localAddress();
  }

  /**
   * The port that clients connect to.
   *
   * @return 1 to 65535
   */
  public int port() {
    return address().getPort();
  }

  /**
   * Sets what goes wrong from now on, both ways.
   *
   * @param faults what is to happen
   */
  public void faults(LinkFaults faults) {
    faults(faults, faults);
  }

  /**
   * Sets what goes wrong from now on. What is on its way already keeps its fate.
   *
   * @param toServer what is to happen to what clients send
   * @param toClient what is to happen to what the server sends
   */
  public void faults(LinkFaults toServer, LinkFaults toClient) {
    onLoop(() -> state.faults(toServer, toClient));
  }

  /**
   * Cuts the link. Datagrams are lost from now on. TCP connections stay open, nothing passes, and
   * what is sent meanwhile comes when the link is healed; new ones are accepted and get no answer.
   */
  public void cut() {
    onLoop(() -> {
      state.cut(true);
      relay.cut();
    });
  }

  /** Joins the link again after {@link #cut()}. The faults that were set stay. */
  public void heal() {
    onLoop(() -> {
      state.cut(false);
      relay.heal();
    });
  }

  /** Resets all TCP connections, both ways; over UDP it forgets who sent from where. */
  public void reset() {
    onLoop(relay::reset);
  }

  /**
   * Leads to another address from now on, as for a server that has moved. TCP connections stay
   * where they are.
   *
   * @param server the new address
   */
  public void moveTo(InetSocketAddress server) {
    onLoop(() -> state.server(server));
  }

  /**
   * The counters.
   *
   * @return a snapshot
   */
  public LinkCounts counts() {
    return state.counts.snapshot();
  }

  private void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else if (!loop.isShuttingDown()) {
      loop.submit(task).syncUninterruptibly();
    }
  }

  /** Stops listening and closes whatever passes through. */
  @Override
  public void close() {
    Channel bound = channel;
    if (bound != null && !loop.isShuttingDown()) {
      ChannelFuture closed = bound.close();
      onLoop(relay::close);
      if (!loop.inEventLoop()) {
        closed.awaitUninterruptibly();
      }
    }
    onClose.accept(this);
  }

  /** Where it listens and where it leads. */
  @Override
  public String toString() {
    Channel bound = channel;
    return "FaultyLink[" + (bound == null ? "closed" : address()) + " to " + state.server() + "]";
  }
}
