package io.rcon.monitor.notify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A webhook's server of plain sockets on loopback, which may be a hostile one. */
final class HookServer implements AutoCloseable {
  /** What it does with a request, after it has read it. */
  interface Manner {
    void answer(OutputStream out) throws IOException;
  }

  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Whether a writer saw the connection's end. */
  final AtomicBoolean cutOff = new AtomicBoolean();

  private final ServerSocket socket;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Manner manner;

  HookServer(Manner manner) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
  }

  HookServer(ServerSocket socket, Manner manner) {
    this.socket = socket;
    this.manner = manner;
    thread(this::accept);
  }

  static Manner saying(String head) {
    return out ->
        out.write((head + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  void behave(Manner other) {
    manner = other;
  }

  int port() {
    return socket.getLocalPort();
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "hook-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        open.add(client);
        thread(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      while (true) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int next = in.read();
          if (next < 0) {
            return;
          }
          head.append((char) next);
        }
        byte[] body = in.readNBytes(length(head.toString()));
        requests.add(head + new String(body, StandardCharsets.UTF_8));
        manner.answer(client.getOutputStream());
      }
    } catch (IOException e) {
      cutOff.set(true);
    }
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
