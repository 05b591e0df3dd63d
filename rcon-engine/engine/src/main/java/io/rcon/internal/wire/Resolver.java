package io.rcon.internal.wire;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Names to addresses without blocking. A name is looked up again at every dial, though an answer of
 * the last half minute is used again. One for each event loop, which is all that may use it.
 */
final class Resolver {
  /** Takes the end of a look-up. */
  interface Found {
    /**
     * The look-up ended.
     *
     * @param address the address, or null
     * @param problem why there is none, or empty
     */
    void found(@Nullable InetSocketAddress address, String problem);
  }

  private static final int MAX_TTL_SECONDS = 30;

  private final EventLoop eventLoop;
  private final Transport transport;
  private @Nullable DnsNameResolver dns;

  Resolver(EventLoop eventLoop, Transport transport) {
    this.eventLoop = eventLoop;
    this.transport = transport;
  }

  void find(String host, int port, Found found) {
    InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
    if (literal != null) {
      found.found(new InetSocketAddress(literal, port), "");
      return;
    }
    dns()
        .resolve(host)
        .addListener(future -> {
          if (future.isSuccess()) {
            found.found(new InetSocketAddress((InetAddress) future.getNow(), port), "");
          } else {
            found.found(null, "the name '" + host + "' has no address: " + why(future.cause()));
          }
        });
  }

  private static String why(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return message == null ? "the look-up failed" : message;
  }

  private DnsNameResolver dns() {
    DnsNameResolver resolver = dns;
    if (resolver == null) {
      resolver =
          new DnsNameResolverBuilder(eventLoop)
              .datagramChannelFactory(() -> transport.datagrams(SocketProtocolFamily.INET))
              .nameServerProvider(transport.nameServers())
              .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
              .ttl(0, MAX_TTL_SECONDS)
              .negativeTtl(0)
              .build();
      dns = resolver;
    }
    return resolver;
  }

  void close() {
    if (dns != null) {
      dns.close();
    }
  }
}
