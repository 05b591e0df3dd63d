package io.rcon.internal.support;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses that are written out, with their zone if they have one. None is looked up. */
public final class Literals {
  private Literals() {}

  /**
   * Whether a host is an address and no name.
   *
   * @param host an address without brackets, or a name
   * @return true for an IPv4 or IPv6 address
   */
  public static boolean isOne(String host) {
    return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
  }

  /**
   * Reads an address. A zone is the name or the number of a network interface, which is looked for
   * each time: interfaces come and go.
   *
   * @param host an IPv4 or IPv6 address without brackets, or a name
   * @return the address; null for a name
   * @throws UnknownHostException if the zone is no interface of this machine
   */
  public static @Nullable InetAddress read(String host) throws UnknownHostException {
    int percent = host.indexOf('%');
    if (percent < 0 || !NetUtil.isValidIpV6Address(host)) {
      return NetUtil.createInetAddressFromIpAddressString(host);
    }
    byte[] address = NetUtil.createByteArrayFromIpAddressString(host.substring(0, percent));
    return Inet6Address.getByAddress(null, address, index(host.substring(percent + 1)));
  }

  private static int index(String zone) throws UnknownHostException {
    if (zone.matches("[0-9]{1,9}")) {
      return Integer.parseInt(zone);
    }
    try {
      NetworkInterface named = zone.isEmpty() ? null : NetworkInterface.getByName(zone);
      if (named != null) {
        return named.getIndex();
      }
    } catch (SocketException e) {
      throw new UnknownHostException("the interface '" + zone + "' cannot be read: " + e);
    }
    throw new UnknownHostException(
        "the zone '" + zone + "' is no network interface of this machine; 'ip link' lists them");
  }

  /**
   * Removes the zone, which certificates do not know.
   *
   * @param host an address without brackets, or a name
   * @return the address without its zone, or the name as it was
   */
  public static String withoutZone(String host) {
    int percent = host.indexOf('%');
    return percent > 0 && isOne(host) ? host.substring(0, percent) : host;
  }

  /**
   * Writes an address as messages show it.
   *
   * @param address the address and its port
   * @return for instance {@code 127.0.0.1:25575} or {@code [::1]:25575}
   */
  public static String text(InetSocketAddress address) {
    return NetUtil.toSocketAddressString(address);
  }

  /**
   * Writes several addresses as messages show them.
   *
   * @param addresses the addresses and their ports
   * @return the addresses, with commas and "and" between them
   */
  public static String text(List<InetSocketAddress> addresses) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < addresses.size(); i++) {
      all.append(i == 0 ? "" : i == addresses.size() - 1 ? " and " : ", ");
      all.append(text(addresses.get(i)));
    }
    return all.toString();
  }
}
