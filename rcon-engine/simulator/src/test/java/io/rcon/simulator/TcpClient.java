package io.rcon.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A socket that speaks frames and nothing else. */
final class TcpClient implements AutoCloseable {
  static final int AUTH = 3;
  static final int EXEC = 2;
  static final int VALUE = 0;

  final Socket socket = new Socket();
  private final DataInputStream in;

  TcpClient(SimulatedServer server) {
    this(server.address());
  }

  TcpClient(InetSocketAddress address) {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      socket.connect(address, 5000);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TcpClient loggedIn(SimulatedServer server) {
    return loggedIn(server.address());
  }

  static TcpClient loggedIn(InetSocketAddress address) {
    TcpClient client = new TcpClient(address);
    client.send(frame(1, AUTH, "secret"));
    Frame answer = client.read();
    while (answer.type() != 2) {
      answer = client.read();
    }
    if (answer.id() != 1) {
      throw new AssertionError("refused");
    }
    return client;
  }

  static final class Frame {
    private final int size;
    private final int id;
    private final int type;
    private final byte[] bytes;

    Frame(int size, int id, int type, byte[] bytes) {
      this.size = size;
      this.id = id;
      this.type = type;
      this.bytes = bytes;
    }

    int size() {
      return size;
    }

    int id() {
      return id;
    }

    int type() {
      return type;
    }

    byte[] bytes() {
      return bytes;
    }

    String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  static byte[] frame(int id, int type, String body) {
    return frame(id, type, body.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] frame(int id, int type, byte[] body) {
    return ByteBuffer.allocate(body.length + 14)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(body.length + 10)
        .putInt(id)
        .putInt(type)
        .put(body)
        .array();
  }

  static byte[] join(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** One write. */
  void send(byte[]... parts) {
    try {
      socket.getOutputStream().write(join(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Frame read() {
    ByteBuffer header = ByteBuffer.wrap(readBytes(12)).order(ByteOrder.LITTLE_ENDIAN);
    int size = header.getInt();
    byte[] rest = readBytes(size - 8);
    return new Frame(size, header.getInt(), header.getInt(), Arrays.copyOf(rest, rest.length - 2));
  }

  byte[] readBytes(int count) {
    try {
      byte[] bytes = new byte[count];
      in.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Frame ask(int id, String command) {
    send(frame(id, EXEC, command));
    return read();
  }

  /** Waits for the end of the stream; fails if a byte comes first. */
  boolean isClosed() {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether nothing comes for a while; closing is something. */
  boolean isSilent(int millis) {
    try {
      socket.setSoTimeout(millis);
      in.read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      timeoutAgain();
    }
  }

  private void timeoutAgain() {
    try {
      socket.setSoTimeout(20_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
