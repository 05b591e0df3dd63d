package io.rcon.internal.wire.tls;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.rcon.Proxy;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.internal.support.Literals;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The proxy, the TLS, or both, on the way to one server. Servers that are reached directly have
 * none, and no handler for it.
 *
 * <p>Frames stay apart behind TLS: each flush is a TLS record of its own, and the TLS end in front
 * of the server writes a record's bytes in one piece. A server that takes one frame a read needs no
 * more than that no second frame is in flight, and that holds for every carrier.
 */
public final class ProxyAndTls {
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

  /**
   * The proxy and the TLS that a server is reached through.
   *
   * @param server the server
   * @param contexts the TLS contexts that sessions share
   * @return null for a server that is reached directly and in clear text
   */
  public static @Nullable ProxyAndTls of(Server server, TlsContexts contexts) {
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

  /**
   * The host to look up and connect to: a proxy looks up the server itself.
   *
   * @return the proxy's host, or the server's where there is none
   */
  public String host() {
    return proxy == null ? server.host() : proxy.host();
  }

  /**
   * The port to connect to.
   *
   * @return the proxy's port, or the server's where there is none
   */
  public int port() {
    return proxy == null ? server.port() : proxy.port();
  }

  /**
   * Says where a connection failed.
   *
   * @param reason why
   * @return the reason, behind the proxy's address if there is one
   */
  public String notConnected(String reason) {
    return proxy == null ? reason : "the proxy " + proxy + ": " + reason;
  }

  /**
   * Says that there is no connection yet.
   *
   * @param to the addresses that are tried, or nothing
   * @return the words, without the end of the sentence
   */
  public String connecting(String to) {
    return (proxy == null ? "no connection" : "no connection to the proxy " + proxy) + to;
  }

  /**
   * The address to connect a channel to; a proxy's handler connects to the proxy instead.
   *
   * @param found the address that was looked up: the server's, or the proxy's
   * @return the server's address, which only the proxy resolves if it is a name
   */
  public InetSocketAddress target(InetSocketAddress found) {
    if (proxy == null) {
      return found;
    }
    InetAddress literal = NetUtil.createInetAddressFromIpAddressString(server.host());
    return literal == null
        ? InetSocketAddress.createUnresolved(server.host(), server.port())
        : new InetSocketAddress(literal, server.port());
  }

  /**
   * Adds the handlers of the proxy and of TLS to a new channel's pipeline.
   *
   * @param channel the channel
   * @param first the address that it connects to first
   * @param end is notified of the handshakes' end
   * @return the handshakes, which wait for {@link ProxyTlsHandshake#begin}
   */
  public ProxyTlsHandshake enter(
      Channel channel, InetSocketAddress first, ProxyTlsHandshake.End end) {
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
    // Java by itself sends no name without a dot.
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
