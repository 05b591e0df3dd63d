package io.rcon.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain Netty as an expert would write it for this one frame: a frame decoder, a handler, no ids,
 * no deadlines, no meters, no futures.
 */
final class BareTcpClient implements LoadClient {
  private final Work work;
  private final Gauge gauge;
  private final BareLoop loop;
  private final List<BareTcpSession> sessions = new ArrayList<>();
  private final Logins logins;
  private Pulse pulse = Pulse.NONE;

  BareTcpClient(Work work, Gauge gauge) {
    this.work = work;
    this.gauge = gauge;
    logins = new Logins(work.sessions);
    loop = new BareLoop(work.transport, "bare-loop");
  }

  @Override
  public void connect() throws IOException, InterruptedException {
    List<InetSocketAddress> addresses = ServerAddresses.read(work.addresses);
    for (int i = 0; i < work.sessions; i++) {
      BareTcpSession session = new BareTcpSession(gauge, work.every > 0, logins);
      sessions.add(session);
      Bootstrap bootstrap =
          loop.streams(() ->
              new ChannelHandler[] {
                new LengthFieldBasedFrameDecoder(
                    ByteOrder.LITTLE_ENDIAN, 1 << 20, 0, 4, 0, 4, true),
                session
              });
      bootstrap
          .option(ChannelOption.TCP_NODELAY, true)
          .connect(addresses.get(i % addresses.size()));
    }
    logins.await(120);
  }

  @Override
  public void begin() {
    if (work.every > 0) {
      pulse =
          new Pulse(
              work.sessions,
              work.every,
              (from, to) ->
                  loop.loop()
                      .execute(() -> {
                        for (int i = from; i < to; i++) {
                          sessions.get(i).begin(1);
                        }
                      }));
      pulse.start();
      return;
    }
    for (BareTcpSession session : sessions) {
      loop.loop().execute(() -> session.begin(work.depth));
    }
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
