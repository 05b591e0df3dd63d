package io.rcon.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.rcon.Server;
import io.rcon.spi.Mechanism;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One TCP connection at a time: its one line lives as long as it. */
final class TcpWire implements Wire {
  private final LoopNetwork network;
  private final Mechanism mechanism;
  private final Server server;

  /** Counts dials and hang-ups, so that the end of an abandoned dial is known as such. */
  private int attempt;

  private @Nullable TcpLine line;

  TcpWire(LoopNetwork network, Mechanism mechanism, Server server) {
    this.network = network;
    this.mechanism = mechanism;
    this.server = server;
  }

  @Override
  public void dial(Dial dial) {
    int mine = ++attempt;
    network
        .resolver()
        .find(
            server.host(),
            server.port(),
            (address, problem) -> {
              if (mine != attempt) {
                return;
              }
              if (address == null) {
                dial.failed(problem);
              } else {
                connect(address, mine, dial);
              }
            });
  }

  private void connect(InetSocketAddress address, int mine, Dial dial) {
    TcpLine fresh = new TcpLine(network.loop(), server.dialect().isStreamSafe());
    line = fresh;
    Bootstrap bootstrap = new Bootstrap();
    if (network.receive() != null) {
      bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, network.receive());
    }
    bootstrap
        .group(network.loop().eventLoop())
        .channelFactory(network.transport()::stream)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        // The session bounds the whole dial, look-up included, with a deadline of its own.
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(mechanism.framing(server.dialect(), fresh))
                    .addLast(fresh);
              }
            })
        .connect(address, network.localAddress())
        .addListener((ChannelFuture connected) ->
            network.loop().onLoop(() -> connected(connected, mine, dial)));
  }

  private void connected(ChannelFuture connected, int mine, Dial dial) {
    if (mine != attempt) {
      if (connected.isSuccess()) {
        connected.channel().close();
      }
    } else if (connected.isSuccess()) {
      dial.dialed();
    } else {
      line = null;
      dial.failed(Reasons.of(connected.cause()));
    }
  }

  @Override
  public Line open(LineListener listener) {
    TcpLine open = Objects.requireNonNull(line, "dial first");
    open.listenedBy(listener);
    return open;
  }

  @Override
  public void whenFree(Runnable free) {
    throw new IllegalStateException("the line of a connection is always free");
  }

  @Override
  public void explainSilence(Consumer<Silence> found) {
    found.accept(Silence.NOT_ASKED);
  }

  @Override
  public void hangUp() {
    attempt++;
    if (line != null) {
      line.hangUp();
      line = null;
    }
  }
}
