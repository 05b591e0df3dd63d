package io.rcon.real;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Addresses and ports of this machine's loopback. */
final class Loopback {
  private static final int LOWEST_PORT = 20000;
  // Outgoing connections take their ports from 32768 up.
  private static final int HIGHEST_PORT = 32000;
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

  /** A port that is free for TCP and UDP now, and that no outgoing connection takes. */
  static int freePort() {
    Random random = new Random();
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port after 100 attempts");
  }

  private static boolean isFree(int port) {
    try (ServerSocket tcp = new ServerSocket();
        DatagramSocket udp = new DatagramSocket(null)) {
      InetSocketAddress address = new InetSocketAddress(ipv4(), port);
      tcp.bind(address);
      udp.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
