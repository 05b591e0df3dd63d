package io.rcon.internal.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.rcon.Proxy;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.Server;
import io.rcon.Tls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The proxy, the TLS, or both, that lie between us and one server. Servers that are reached
 * directly have none, and pay no handler for it.
 *
 * <p>Frames stay apart behind TLS: each flush is a TLS record of its own, and the TLS end in front
 * of the server writes a record's bytes in one piece. A server that takes one frame a read needs no
 * more than that no second frame is in flight, and that holds for every carrier.
 */
final class ProxyAndTls {
  private final Server server;
  private final @Nullable Proxy proxy;
  private final @Nullable SslContext context;

  /** The name that the server's certificate must have. */
  private final String name;

  private ProxyAndTls(Server server, TlsContexts contexts) {
    this.server = server;
    proxy = server.proxy().orElse(null);
    context = server.tls().map(contexts::of).orElse(null);
    name = server.tls().flatMap(Tls::serverName).orElse(Literals.withoutZone(server.host()));
  }

  /** Null for a server that is reached directly and in clear text. */
  static @Nullable ProxyAndTls of(Server server, TlsContexts contexts) {
    return server.proxy().isEmpty() && server.tls().isEmpty()
        ? null
        : new ProxyAndTls(server, contexts);
  }

  Server server() {
    return server;
  }

  @Nullable Proxy proxy() {
    return proxy;
  }

  /** The host that this side has to find: a proxy finds the server itself. */
  String host() {
    return proxy == null ? server.host() : proxy.host();
  }

  int port() {
    return proxy == null ? server.port() : proxy.port();
  }

  String notConnected(String reason) {
    return proxy == null ? reason : "the proxy " + proxy + ": " + reason;
  }

  /** The reason to give while the first connection is not made. */
  Wire.Progress connecting(String to) {
    return new Wire.Progress(
        Step.CONNECT,
        (proxy == null ? "no connection" : "no connection to the proxy " + proxy) + to);
  }

  /** Where the connection is to lead in the end. */
  InetSocketAddress target(InetSocketAddress found) {
    if (proxy == null) {
      return found;
    }
    InetAddress literal = NetUtil.createInetAddressFromIpAddressString(server.host());
    return literal == null
        ? InetSocketAddress.createUnresolved(server.host(), server.port())
        : new InetSocketAddress(literal, server.port());
  }

  /** Puts its handlers into a new channel's pipeline. */
  ProxyTlsHandshake enter(Channel channel, InetSocketAddress first, ProxyTlsHandshake.End end) {
    ChannelPipeline pipeline = channel.pipeline();
    ProxyHandler proxying = proxy == null ? null : Proxies.handler(proxy, first);
    if (proxying != null) {
      pipeline.addLast(proxying);
    }
    SslHandler securing = context == null ? null : handler(context, channel);
    ProxyTlsHandshake handshake = new ProxyTlsHandshake(this, pipeline, proxying, securing, end);
    if (securing != null) {
      pipeline.addLast(securing, handshake.firstWord());
    }
    return handshake;
  }

  private SslHandler handler(SslContext of, Channel channel) {
    SslHandler handler = of.newHandler(channel.alloc(), name, server.port());
    // The session bounds the whole dial with a deadline of its own.
    handler.setHandshakeTimeoutMillis(0);
    // Java by itself says no name without a dot.
    SSLEngine engine = handler.engine();
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(askedFor());
    engine.setSSLParameters(parameters);
    return handler;
  }

  private List<SNIServerName> askedFor() {
    if (NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name)) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(name));
    } catch (IllegalArgumentException underscoreOrTheLike) {
      return List.of();
    }
  }
}
