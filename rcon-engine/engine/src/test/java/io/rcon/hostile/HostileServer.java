package io.rcon.hostile;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server that keeps to no protocol but reads frames; what it answers is the test's. */
final class HostileServer implements AutoCloseable {
  /** What the server does on a connection, until the other side has had enough. */
  interface Malice {
    void on(Wire wire) throws IOException;
  }

  private final ServerSocket listener;
  private final Malice malice;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();

  HostileServer(Malice malice) {
    this.malice = malice;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "hostile");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        connections.incrementAndGet();
        daemon(() -> {
          try (socket) {
            socket.setTcpNoDelay(true);
            malice.on(new Wire(socket));
          } catch (IOException e) {
            // The engine has hung up, as it should.
          }
        });
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  Server server(Dialect dialect) {
    return Server.of(dialect, "127.0.0.1", listener.getLocalPort(), Secret.of("s3cret"));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** One connection. */
  static final class Wire {
    final OutputStream out;
    private final DataInputStream in;

    Wire(Socket socket) throws IOException {
      out = socket.getOutputStream();
      in = new DataInputStream(socket.getInputStream());
    }

    /** Reads a frame and returns its id. */
    int read() throws IOException {
      byte[] frame = new byte[Integer.reverseBytes(in.readInt())];
      in.readFully(frame);
      return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** Accepts whatever password. */
    Wire login() throws IOException {
      out.write(frame(read(), 2, 0));
      return this;
    }

    /** A frame with a body of that many bytes, all the letter x. */
    static byte[] frame(int id, int type, int body) {
      ByteBuffer frame = ByteBuffer.allocate(14 + body).order(ByteOrder.LITTLE_ENDIAN);
      frame.putInt(10 + body).putInt(id).putInt(type);
      for (int i = 0; i < body; i++) {
        frame.put((byte) 'x');
      }
      return frame.array();
    }
  }
}
