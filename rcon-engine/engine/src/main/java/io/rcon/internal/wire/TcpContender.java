package io.rcon.internal.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.rcon.internal.wire.tls.ProxyAndTls;
import io.rcon.internal.wire.tls.ProxyTlsHandshake;
import io.rcon.internal.wire.tls.StartGate;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a {@link TcpDial}, to one address. Event loop only. */
final class TcpContender extends ChannelInitializer<Channel> {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final TcpWire wire;
  private final InetSocketAddress address;
  private final TcpLine line;
  private final ProxyTlsHandshake.End end;
  private @Nullable StartGate gate;
  private @Nullable ProxyTlsHandshake handshake;
  private @Nullable ChannelFuture connecting;

  TcpContender(TcpWire wire, InetSocketAddress address, ProxyTlsHandshake.End end) {
    this.wire = wire;
    this.address = address;
    this.end = end;
    line = wire.newLine();
  }

  InetSocketAddress address() {
    return address;
  }

  TcpLine line() {
    return line;
  }

  /** The handshakes that follow the connection; null for none. */
  @Nullable ProxyTlsHandshake handshake() {
    return handshake;
  }

  void begin(TcpDial dial) {
    connecting = wire.bootstrap().handler(this).connect(wire.target(address), wire.local());
    connecting.addListener(
        (ChannelFuture end) -> wire.onLoop(() -> dial.connected(this, end.isSuccess(), end)));
  }

  @Override
  protected void initChannel(Channel channel) {
    try {
      fill(channel);
    } catch (Throwable e) {
      wire.loop().errors().log(log, e, wire.name(), "a connection could not be set up");
      throw e;
    }
  }

  private void fill(Channel channel) {
    ProxyAndTls proxyAndTls = wire.proxyAndTls();
    if (proxyAndTls != null) {
      gate = new StartGate();
      channel.pipeline().addLast(gate);
      handshake = proxyAndTls.enter(channel, address, end);
    }
    channel.pipeline().addLast(wire.framing(line)).addLast(line);
  }

  /** It is the one to be used. */
  void use() {
    ProxyTlsHandshake begun = handshake;
    if (begun == null) {
      end.through();
      return;
    }
    begun.begin();
    if (gate != null) {
      gate.open();
    }
  }

  /** It is not: nothing was sent on it. */
  void close() {
    if (connecting != null) {
      connecting.channel().close();
    }
  }
}
