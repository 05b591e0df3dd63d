package io.rcon.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.Server;
import io.rcon.internal.support.Survived;
import io.rcon.spi.Mechanism;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One TCP connection at a time: its one line lives as long as it. */
final class TcpWire implements Wire {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final LoopNetwork network;
  private final Mechanism mechanism;
  private final Server server;
  private final @Nullable Passage passage;

  /** Counts dials and hang-ups, so that the end of an abandoned dial is known as such. */
  private int attempt;

  private @Nullable TcpLine line;
  private @Nullable Crossing crossing;

  TcpWire(LoopNetwork network, Mechanism mechanism, Server server) {
    this.network = network;
    this.mechanism = mechanism;
    this.server = server;
    passage = Passage.of(server, network.tls());
  }

  @Override
  public void dial(Dial dial) {
    int mine = ++attempt;
    network
        .resolver()
        .find(
            passage == null ? server.host() : passage.host(),
            passage == null ? server.port() : passage.port(),
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
    // TLS keeps what it reads until a record is whole, and what it is to write until it has keys;
    // a proxy's handler keeps what is written before it is through.
    boolean shares = passage == null;
    TcpLine fresh =
        new TcpLine(
            network.loop(), server.dialect().isStreamSafe(), shares ? network.send() : null);
    line = fresh;
    Bootstrap bootstrap = new Bootstrap();
    if (shares && network.receive() != null) {
      bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, network.receive());
    }
    bootstrap
        .group(network.loop().eventLoop())
        .channelFactory(network.transport()::stream)
        // What is not resolved by now, the proxy resolves.
        .disableResolver()
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        // The session bounds the whole dial, look-up included, with a deadline of its own.
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                try {
                  fill(channel);
                } catch (Throwable e) {
                  Survived.log(log, e, "{}: a connection could not be set up", server.name());
                  throw e;
                }
              }

              private void fill(Channel channel) {
                if (passage != null && mine == attempt) {
                  crossing = passage.enter(channel, address, new Ends(TcpWire.this, mine, dial));
                }
                channel
                    .pipeline()
                    .addLast(mechanism.framing(server.dialect(), fresh))
                    .addLast(fresh);
              }
            })
        .connect(passage == null ? address : passage.target(address), network.localAddress())
        .addListener((ChannelFuture connected) ->
            network.loop().onLoop(() -> connected(connected, mine, dial)));
  }

  private void connected(ChannelFuture connected, int mine, Dial dial) {
    Crossing begun = crossing;
    if (mine != attempt) {
      if (connected.isSuccess()) {
        connected.channel().close();
      }
    } else if (!connected.isSuccess()) {
      line = null;
      String reason = Reasons.of(connected.cause());
      dial.failed(passage == null ? reason : passage.notConnected(reason));
    } else if (begun != null) {
      begun.begin();
    } else {
      dial.dialed();
    }
  }

  /** The ends of one dial's crossing, as long as nobody has hung up. */
  private record Ends(TcpWire wire, int mine, Dial dial) implements Crossing.End {
    @Override
    public void through() {
      if (mine == wire.attempt) {
        dial.dialed();
      }
    }

    @Override
    public void failed(Step step, String reason) {
      if (mine == wire.attempt) {
        dial.failed(step, reason);
      }
    }
  }

  @Override
  public Progress progress() {
    return crossing == null ? Progress.CONNECTING : crossing.progress();
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
    crossing = null;
    if (line != null) {
      line.hangUp();
      line = null;
    }
  }
}
