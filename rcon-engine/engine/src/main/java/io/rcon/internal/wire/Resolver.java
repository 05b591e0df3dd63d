package io.rcon.internal.wire;

import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.resolver.DefaultHostsFileEntriesResolver;
import io.netty.resolver.HostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Literals;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the addresses of names without blocking. A name is looked up again at every dial, though
 * an answer of the last half minute is used again. One for each event loop, which is all that may
 * use it.
 */
final class Resolver {
  /** Receives the end of a search for a local port. */
  interface Found {
    /**
     * The search ended.
     *
     * @param address the address, or null
     * @param problem why there is none, or empty
     */
    void found(@Nullable InetSocketAddress address, String problem);
  }

  private static final int MAX_TTL_SECONDS = 30;

  private final EngineLoop loop;
  private final Transport transport;
  private @Nullable DnsNameResolver v4;
  private @Nullable DnsNameResolver v6;

  Resolver(EngineLoop loop, Transport transport) {
    this.loop = loop;
    this.transport = transport;
  }

  void find(String host, Lookup.Found found) {
    try {
      InetAddress literal = Literals.read(host);
      if (literal != null) {
        found.found(List.of(literal), "", true);
        return;
      }
    } catch (UnknownHostException e) {
      found.found(List.of(), host + ": " + e.getMessage(), true);
      return;
    }
    List<InetAddress> known = fromHostsFile(host);
    if (known != null) {
      found.found(known, "", true);
      return;
    }
    if (v6 == null) {
      v6 = dns(ResolvedAddressTypes.IPV6_ONLY);
    }
    if (v4 == null) {
      v4 = dns(ResolvedAddressTypes.IPV4_ONLY);
    }
    Lookup.begin(loop, v6, v4, host, found);
  }

  private static @Nullable List<InetAddress> fromHostsFile(String host) {
    return HostsFileEntriesResolver.DEFAULT instanceof DefaultHostsFileEntriesResolver file
        ? file.addresses(host, ResolvedAddressTypes.IPV6_PREFERRED)
        : null;
  }

  private DnsNameResolver dns(ResolvedAddressTypes family) {
    return new DnsNameResolverBuilder(loop.eventLoop())
        .datagramChannelFactory(() -> transport.datagrams(SocketProtocolFamily.INET))
        .nameServerProvider(transport.nameServers())
        .resolvedAddressTypes(family)
        .ttl(0, MAX_TTL_SECONDS)
        .negativeTtl(0)
        .build();
  }

  void close() {
    if (v4 != null) {
      v4.close();
    }
    if (v6 != null) {
      v6.close();
    }
  }
}
