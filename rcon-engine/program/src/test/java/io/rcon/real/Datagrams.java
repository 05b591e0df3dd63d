package io.rcon.real;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks with plain sockets, without the engine: the independent eye of these tests. */
final class Datagrams {
  private static final int FIRST_WAIT_MILLIS = 1000;
  private static final int QUIET_MILLIS = 300;
  private static final int RECEIVE_BUFFER = 4 << 20;

  private Datagrams() {}

  /** Whether the server tells its state to anybody; false at once where nobody listens. */
  static boolean answersGetinfo(int port) throws IOException {
    return !ask(port, "getinfo").isEmpty();
  }

  /**
   * Sends one request and takes all that comes back.
   *
   * @param port of 127.0.0.1
   * @param request without the leading ff ff ff ff
   * @return the datagrams as they came
   */
  static List<byte[]> ask(int port, String request) throws IOException {
    byte[] payload = ("\u00ff\u00ff\u00ff\u00ff" + request).getBytes(StandardCharsets.ISO_8859_1);
    List<byte[]> answers = new ArrayList<>();
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(Loopback.freshAddress(), 0))) {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.connect(Loopback.ipv4(), port);
      socket.send(new DatagramPacket(payload, payload.length));
      socket.setSoTimeout(FIRST_WAIT_MILLIS);
      DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
      while (true) {
        socket.receive(packet);
        answers.add(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.setSoTimeout(QUIET_MILLIS);
      }
    } catch (PortUnreachableException | SocketTimeoutException e) {
      return answers;
    }
  }
}
