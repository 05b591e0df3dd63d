package io.rcon.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that go away during a test. A port of the ephemeral range may be taken by
 * anything else on this machine as soon as the server is gone: it would then not be closed.
 */
public final class FreePorts {
  private static final int LOWEST = 20000;
  // Outgoing connections take their ports from 32768 up.
  private static final int HIGHEST = 32000;

  /**
   * Counts up from anywhere. Each port is looked at once in a process: two tests that look at the
   * same moment would otherwise find the same one free, and the later of their servers would not
   * start.
   */
  private static final AtomicInteger COUNT = new AtomicInteger(new Random().nextInt(LOWEST));

  private FreePorts() {}

  /**
   * A port of 127.0.0.1 that is free for TCP and UDP now, and that no outgoing connection takes.
   */
  public static int next() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = LOWEST + COUNT.getAndIncrement() % (HIGHEST - LOWEST);
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
