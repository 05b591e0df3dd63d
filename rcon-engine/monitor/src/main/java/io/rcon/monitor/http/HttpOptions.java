package io.rcon.monitor.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link MonitorHttp}: where and for whom it serves. A value. Any address but
 * loopback needs TLS and tokens.
 *
 * @param address the address to listen on; port 0 takes any that is free
 * @param certificate the certificate to show and those that vouch for it, PEM; null without TLS
 * @param key its key, PEM; null without TLS
 * @param tokens a file with a line {@code NAME TOKEN} for each client; null if nobody needs one
 * @param ids whether players' identifiers and addresses are shown; needs tokens
 */
public record HttpOptions(
    InetSocketAddress address,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path tokens,
    boolean ids) {
  /**
   * Refuses what would show a fleet to strangers.
   *
   * @throws IllegalArgumentException with what is missing
   */
  public HttpOptions {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("TLS needs a certificate and its key");
    }
    InetAddress host = address.getAddress();
    if (host == null) {
      throw new IllegalArgumentException(
          "there is no address of the name " + address.getHostString());
    }
    if (!host.isLoopbackAddress() && (certificate == null || tokens == null)) {
      throw new IllegalArgumentException(
          "anybody could reach "
              + address.getHostString()
              + ": an address other than loopback needs TLS and a token file");
    }
    if (ids && tokens == null) {
      throw new IllegalArgumentException(
          "players' identifiers and addresses are shown only to those who have a token");
    }
  }

  /**
   * Plain HTTP on loopback, for anybody on this host.
   *
   * @param address a loopback address
   * @return the options
   */
  public static HttpOptions plain(InetSocketAddress address) {
    return new HttpOptions(address, null, null, null, false);
  }
}
