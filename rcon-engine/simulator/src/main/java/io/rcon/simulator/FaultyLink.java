package io.rcon.simulator;

import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * A link to one server, on a port of its own, with faults. Clients on loopback reach a server on
 * loopback from the address they have, so that bans and limits by address still hold. All methods
 * may be called from any thread; when one returns, it has happened.
 */
public final class FaultyLink implements AutoCloseable {
  private final LinkState state;
  private final LinkRelay relay;
  private final Listening socket;
  private final Consumer<FaultyLink> onClose;

  FaultyLink(
      InetSocketAddress server,
      boolean stream,
      EventLoop loop,
      long seed,
      Consumer<FaultyLink> onClose) {
    this.onClose = onClose;
    state = new LinkState(server, seed);
    relay = stream ? new TcpRelay(state) : new UdpRelay(state);
    socket =
        new Listening("a link to " + server, loop, new InetSocketAddress(NetUtil.LOCALHOST4, 0));
  }

  void bind() {
    socket.bind(relay::bind);
  }

  /**
   * Where clients find the server behind this link.
   *
   * @return the address, with the real port
   */
  public InetSocketAddress address() {
    return socket.address();
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
   * Sets the faults from now on, both ways.
   *
   * @param faults the faults
   */
  public void faults(LinkFaults faults) {
    faults(faults, faults);
  }

  /**
   * Sets the faults from now on. Packets in flight keep the faults that were set before.
   *
   * @param toServer the faults on the way to the server
   * @param toClient the faults on the way to the client
   */
  public void faults(LinkFaults toServer, LinkFaults toClient) {
    socket.onLoop(() -> state.faults(toServer, toClient));
  }

  /**
   * Cuts the link. Datagrams are lost from now on. TCP connections stay open, nothing passes, and
   * what is sent meanwhile comes when the link is healed; new ones are accepted and get no answer.
   */
  public void cut() {
    socket.onLoop(() -> {
      state.cut(true);
      relay.cut();
    });
  }

  /** Joins the link again after {@link #cut()}. The faults that were set stay. */
  public void heal() {
    socket.onLoop(() -> {
      state.cut(false);
      relay.heal();
    });
  }

  /** Resets all TCP connections, both ways; over UDP it forgets who sent from where. */
  public void reset() {
    socket.onLoop(relay::reset);
  }

  /**
   * Leads to another address from now on, as for a server that has moved. TCP connections stay
   * where they are.
   *
   * @param server the new address
   */
  public void moveTo(InetSocketAddress server) {
    socket.onLoop(() -> state.server(server));
  }

  /**
   * The counters.
   *
   * @return a snapshot
   */
  public LinkCounts counts() {
    return state.counts.snapshot();
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    socket.close(relay::close);
    onClose.accept(this);
  }

  /** Its address and that of its server. */
  @Override
  public String toString() {
    return "FaultyLink[" + socket + " to " + state.server() + "]";
  }
}
