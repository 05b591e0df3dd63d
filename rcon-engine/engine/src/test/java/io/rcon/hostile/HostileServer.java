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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server that keeps to no protocol but reads frames; what it answers is the test's. */
public final class HostileServer implements AutoCloseable {
  /** What the server does on a connection, until the other side has had enough. */
  public interface Malice {
    void on(Wire wire) throws IOException;
  }

  private final ServerSocket listener;
  private final Malice malice;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  public final AtomicInteger connections = new AtomicInteger();

  public HostileServer(Malice malice) {
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
        int number = connections.incrementAndGet();
        daemon(() -> {
          try (socket) {
            socket.setTcpNoDelay(true);
            malice.on(new Wire(socket, number, listener));
          } catch (IOException e) {
            // The engine has hung up, as it should.
          }
        });
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  public Server server(Dialect dialect) {
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
  public static final class Wire {
    public final OutputStream out;
    private final Socket socket;
    private final DataInputStream in;
    private final ServerSocket listener;

    /** Which connection this is, from 1. */
    public final int connection;

    Wire(Socket socket, int connection, ServerSocket listener) throws IOException {
      this.listener = listener;
      this.connection = connection;
      this.socket = socket;
      out = socket.getOutputStream();
      in = new DataInputStream(socket.getInputStream());
    }

    /** Reads a frame and returns its id. */
    public int read() throws IOException {
      byte[] frame = new byte[Integer.reverseBytes(in.readInt())];
      in.readFully(frame);
      return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** Accepts whatever password. */
    public Wire login() throws IOException {
      out.write(frame(read(), 2, 0));
      return this;
    }

    /** A frame with a body of that many bytes, all the letter x. */
    public static byte[] frame(int id, int type, int body) {
      ByteBuffer frame = ByteBuffer.allocate(14 + body).order(ByteOrder.LITTLE_ENDIAN);
      frame.putInt(10 + body).putInt(id).putInt(type);
      for (int i = 0; i < body; i++) {
        frame.put((byte) 'x');
      }
      return frame.array();
    }

    /** A frame with a text. */
    public static byte[] frame(int id, int type, String text) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      byte[] frame = frame(id, type, body.length);
      System.arraycopy(body, 0, frame, 12, body.length);
      return frame;
    }

    /** Reads what comes for so long, or until the other side closes. */
    public void idle(int millis) throws IOException {
      socket.setSoTimeout(millis);
      long until = System.nanoTime() + millis * 1_000_000L;
      try {
        while (in.read() >= 0) {
          if (System.nanoTime() - until > 0) {
            break;
          }
        }
      } catch (java.net.SocketTimeoutException e) {
        // It has been long enough.
      }
      socket.setSoTimeout(0);
    }

    /** Nobody can connect from now on. */
    public void refuseOthers() throws IOException {
      listener.close();
    }

    /** The connection ends with a reset instead of an end of its stream. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
