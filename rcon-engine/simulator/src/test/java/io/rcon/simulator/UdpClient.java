package io.rcon.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A datagram socket. Texts are Latin-1: one character, one byte. */
final class UdpClient implements AutoCloseable {
  private static final String OOB = "\u00ff\u00ff\u00ff\u00ff";

  private final DatagramSocket socket;
  private final InetSocketAddress server;

  UdpClient(SimulatedServer server) {
    this(server, "127.0.0.1");
  }

  UdpClient(SimulatedServer server, String from) {
    this(server.address(), from);
  }

  UdpClient(InetSocketAddress server, String from) {
    try {
      this.server = server;
      socket = new DatagramSocket(0, InetAddress.getByName(from));
      socket.setReceiveBufferSize(1 << 21);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(byte[] datagram) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, server));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(String text) {
    send((OOB + text).getBytes(StandardCharsets.ISO_8859_1));
  }

  void command(String command) {
    send("rcon secret " + command);
  }

  byte[] receive() {
    byte[] received = receive(20_000);
    if (received == null) {
      throw new AssertionError("no datagram");
    }
    return received;
  }

  private byte @Nullable [] receive(int millis) {
    try {
      socket.setSoTimeout(millis);
      DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    } catch (SocketTimeoutException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next datagram without the four bytes that begin it. */
  String text() {
    byte[] datagram = receive();
    String text = new String(datagram, StandardCharsets.ISO_8859_1);
    if (!text.startsWith(OOB)) {
      throw new AssertionError(HexFormat.of().formatHex(datagram));
    }
    return text.substring(OOB.length());
  }

  /** Longer than a busy machine takes from one datagram to the next. */
  private static final int PAUSE_MILLIS = 1200;

  /** All datagrams up to a pause. */
  List<byte[]> receiveAll() {
    List<byte[]> all = new ArrayList<>();
    all.add(receive());
    for (byte[] more = receive(PAUSE_MILLIS); more != null; more = receive(PAUSE_MILLIS)) {
      all.add(more);
    }
    return all;
  }

  boolean isSilent(int millis) {
    return receive(millis) == null;
  }

  @Override
  public void close() {
    socket.close();
  }
}
