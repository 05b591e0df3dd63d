package io.rcon.real;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** Addresses and ports of this machine's loopback. */
final class Loopback {
  private static final AtomicInteger NEXT_ADDRESS = new AtomicInteger(10);

  private Loopback() {}

  /**
   * A local address that nobody used before in this process. ioquake3 counts requests by address,
   * whatever the port, so whoever asks it takes one of its own.
   */
  static String freshAddress() {
    int n = NEXT_ADDRESS.getAndIncrement();
    return "127.0." + n / 200 + "." + (n % 200 + 10);
  }

  /** 127.0.0.1. */
  static InetAddress ipv4() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
