package stranger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Loses the first login, answers pairs of commands the wrong way round and in parts, and says
 * something by itself until that is acknowledged.
 */
final class PigeonServer implements AutoCloseable {
  final List<String> heard = new CopyOnWriteArrayList<>();

  private final DatagramSocket socket;
  private final Thread thread;
  private byte[] waiting = {};

  PigeonServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    thread = new Thread(this::serve, "pigeon-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try {
      byte[] buffer = new byte[2048];
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        answer(packet.getSocketAddress(), packet.getData(), packet.getLength());
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void answer(SocketAddress from, byte[] data, int length) throws IOException {
    char kind = (char) data[0];
    String text = new String(data, 1, length - 1, UTF_8);
    heard.add(kind == 'C' ? "C " + new String(data, 2, length - 2, UTF_8) : kind + " " + text);
    if (kind == 'L' && heard.size() > 1) {
      send(from, 'l', text.equals("s3cret") ? '1' : '0', "");
    } else if (kind == 'C' && text.endsWith("single")) {
      parts(from, data[1], List.of("one"), new int[] {0});
    } else if (kind == 'C' && text.endsWith("event")) {
      send(from, 'e', 7, "a hawk");
      send(from, 'e', 7, "a hawk");
      parts(from, data[1], List.of("seen"), new int[] {0});
    } else if (kind == 'C' && text.endsWith("contradiction")) {
      parts(from, data[1], List.of("one", "two"), new int[] {1});
      parts(from, data[1], List.of("one", "two", "three"), new int[] {0});
    } else if (kind == 'C' && text.endsWith("long")) {
      parts(from, data[1], List.of("a", "b".repeat(1000), "c".repeat(1000)), new int[] {2, 1, 0});
    } else if (kind == 'C' && waiting.length == 0) {
      waiting = new byte[] {data[1]};
    } else if (kind == 'C') {
      parts(from, data[1], List.of("second, ", "in ", "parts"), new int[] {2, 1, 1, 0});
      parts(from, waiting[0], List.of("first, ", "late"), new int[] {1, 0});
      waiting = new byte[] {};
    }
  }

  private void parts(SocketAddress to, int sequence, List<String> all, int[] order)
      throws IOException {
    for (int number : order) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write('a');
      bytes.write(sequence);
      bytes.write(number);
      bytes.write(all.size());
      bytes.write(all.get(number).getBytes(UTF_8));
      socket.send(new DatagramPacket(bytes.toByteArray(), bytes.size(), to));
    }
  }

  private void send(SocketAddress to, int kind, int number, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(kind);
    bytes.write(number);
    bytes.write(text.getBytes(UTF_8));
    socket.send(new DatagramPacket(bytes.toByteArray(), bytes.size(), to));
  }

  @Override
  public void close() {
    socket.close();
  }
}
