package io.rcon.tunnel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The network of a client, for limits by address: an IPv4 address, or the /64 of an IPv6 address,
 * since one host may use every address of its network.
 */
record Network(ByteBuffer prefix) {
  private static final int IPV6_BYTES = 8;

  static Network of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new Network(
        ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_BYTES) : bytes)
            .asReadOnlyBuffer());
  }
}
