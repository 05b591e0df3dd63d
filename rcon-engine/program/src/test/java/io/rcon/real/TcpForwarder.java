package io.rcon.real;

import io.rcon.testing.FreePorts;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed address in front of a server that moves: passes bytes on, and closes one side when the
 * other is closed. While it is shut, connections are refused as by a server that is not there.
 */
final class TcpForwarder implements AutoCloseable {
  private final String host;
  private final int port = FreePorts.next();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;

  /**
   * Listens at once.
   *
   * @param host the loopback address to listen on
   * @param target the port of 127.0.0.1 to connect to
   */
  TcpForwarder(String host, int target) {
    this.host = host;
    this.listener = listen(target);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /** How many connections came so far. */
  int accepted() {
    return accepted.get();
  }

  /** Refuses new connections; those that are open stay. */
  void shut() {
    closeNow(listener);
  }

  /** Closes the connections that are open; new ones may come. */
  void breakOff() {
    open.forEach(TcpForwarder::closeNow);
  }

  /** Listens again, for a server that is now at another port. */
  void reopen(int target) {
    listener = listen(target);
  }

  @Override
  public void close() {
    shut();
    breakOff();
  }

  private ServerSocket listen(int target) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      start(() -> acceptAll(socket, target));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void acceptAll(ServerSocket socket, int target) {
    try {
      while (true) {
        Socket near = socket.accept();
        accepted.incrementAndGet();
        open.add(near);
        connect(near, target);
      }
    } catch (IOException shut) {
      closeNow(socket);
    }
  }

  private void connect(Socket near, int target) {
    try {
      Socket far = new Socket(Loopback.ipv4(), target);
      open.add(far);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      start(() -> pump(near, far));
      start(() -> pump(far, near));
    } catch (IOException notThere) {
      closeNow(near);
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException gone) {
      closeNow(to);
    }
    open.remove(from);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "forwarder");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeNow(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
