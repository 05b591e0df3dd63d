package io.rcon.simulation;

import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server's name leads to beside the server: addresses of both families where nothing
 * listens, where everything is swallowed, or where the same server listens too.
 */
final class Decoys {
  static final Decoys NONE = new Decoys();

  private final List<InetAddress> before = new ArrayList<>();
  private final List<InetAddress> after = new ArrayList<>();
  private final List<InetSocketAddress> twins = new ArrayList<>();

  private Decoys() {}

  /** Over UDP one that swallows is enough: each costs commands. */
  static Decoys of(ServerUnderTest place, VirtualNetwork network, Ledger ledger, Choices choices) {
    Decoys decoys = new Decoys();
    boolean swallows = false;
    for (int left = choices.between(1, 3); left > 0; left--) {
      InetAddress address = VirtualAddresses.decoy(place.number, left, choices.chance(0.5));
      InetSocketAddress all = new InetSocketAddress(address, place.address.getPort());
      ledger.livesAt(all, place);
      (choices.chance(0.6) ? decoys.before : decoys.after).add(address);
      int kind = choices.between(0, 2);
      if (kind == 0 && place.stream) {
        decoys.twins.add(all);
      } else if (kind == 1 && place.stream) {
        network.streams.swallow(all);
      } else if (kind == 1 && !swallows) {
        swallows = true;
        network.datagrams.listen(all, new Swallower());
      }
    }
    return decoys;
  }

  private static final class Swallower extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(io.netty.channel.ChannelHandlerContext ctx, Object message) {
      io.netty.util.ReferenceCountUtil.release(message);
    }
  }

  boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  /** Where the server listens beside its own address. */
  List<InetSocketAddress> twins() {
    return twins;
  }

  /** All that the name leads to. */
  List<InetAddress> with(InetAddress own) {
    List<InetAddress> all = new ArrayList<>(before);
    all.add(own);
    all.addAll(after);
    return all;
  }
}
