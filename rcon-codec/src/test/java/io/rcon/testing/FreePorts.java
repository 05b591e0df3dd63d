package io.rcon.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Ports for servers that go away during a test. A port of the ephemeral range may be taken by
 * anything else on this machine as soon as the server is gone: it would then not be closed.
 */
public final class FreePorts {
  private static final int LOWEST = 20000;
  // Outgoing connections take their ports from 32768 up.
  private static final int HIGHEST = 32000;

  private FreePorts() {}

  /**
   * A port of 127.0.0.1 that is free for TCP and UDP now, and that no outgoing connection takes.
   */
  public static int next() {
    Random random = new Random();
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port after 100 attempts");
  }

  private static boolean isFree(int port) {
    try (ServerSocket tcp = new ServerSocket();
        DatagramSocket udp = new DatagramSocket(null)) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      tcp.bind(address);
      udp.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
