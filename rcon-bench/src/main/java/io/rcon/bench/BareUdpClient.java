package io.rcon.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Plain Netty over a few unconnected ports that all servers share, as the engine shares them. */
final class BareUdpClient implements LoadClient {
  private static final int RECEIVE_BUFFER = 4 << 20;

  private final Work work;
  private final Gauge gauge;
  private final BareLoop loop;
  private final List<BareUdpPort> ports = new ArrayList<>();
  private List<InetSocketAddress> addresses = List.of();
  private Pulse pulse = Pulse.NONE;

  BareUdpClient(Work work, Gauge gauge) {
    this.work = work;
    this.gauge = gauge;
    loop = new BareLoop(work.transport, "bare-loop");
  }

  @Override
  public void connect() throws IOException, InterruptedException {
    addresses = ServerAddresses.read(work.addresses).subList(0, work.sessions);
    // As many as the engine shares; more where so many answers would not fit.
    int count = Math.max(8, work.sessions * work.depth / 2000);
    for (int i = 0; i < count; i++) {
      BareUdpPort port = new BareUdpPort(gauge, work.every > 0);
      ports.add(port);
      new Bootstrap()
          .group(loop.loop())
          .channelFactory(() -> loop.transport().datagrams(SocketProtocolFamily.INET))
          .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
          .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(65_535))
          .handler(port)
          .bind(new InetSocketAddress((InetAddress) null, 0))
          .sync();
    }
  }

  @Override
  public void begin() {
    if (work.every > 0) {
      pulse = new Pulse(work.sessions, work.every, (from, to) -> send(from, to, 1));
      pulse.start();
    } else {
      // In portions, so that the first wave does not overrun the servers.
      for (int i = 0; i < work.sessions; i += 100) {
        send(i, Math.min(work.sessions, i + 100), work.depth);
      }
    }
  }

  private void send(int from, int to, int depth) {
    loop.loop()
        .execute(() -> {
          for (int i = from; i < to; i++) {
            for (int j = 0; j < depth; j++) {
              ports.get((i + j) % ports.size()).command(addresses.get(i));
            }
          }
          ports.forEach(BareUdpPort::flush);
        });
  }

  @Override
  public WatchedTransport transport() {
    return loop.transport();
  }

  @Override
  public void close() {
    pulse.close();
    loop.close();
  }
}
