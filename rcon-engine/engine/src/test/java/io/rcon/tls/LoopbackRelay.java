package io.rcon.tls;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that stands in front of a server on loopback: greets each connection in its own way,
 * then passes bytes on to where the greeting led. Blocking sockets of the JDK's: it shares no code
 * with what it tests.
 */
final class LoopbackRelay implements AutoCloseable {
  /** Speaks with whoever connected; where it led, or nothing to hang up. */
  interface Greeting {
    Optional<Socket> greet(Socket near) throws IOException;
  }

  private final ServerSocket listener;
  private final Greeting greeting;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger passedOn = new AtomicInteger();

  LoopbackRelay(ServerSocket listener, Greeting greeting) {
    this.listener = listener;
    this.greeting = greeting;
    start(this::acceptAll);
  }

  /** A plain one, at any free port. */
  static LoopbackRelay plain(Greeting greeting) {
    try {
      return new LoopbackRelay(new ServerSocket(0, 50, loopback()), greeting);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  static Optional<Socket> to(int port) throws IOException {
    return Optional.of(new Socket(loopback(), port));
  }

  /** Says nothing and stays until the peer leaves. */
  static Optional<Socket> silence(Socket near) throws IOException {
    near.getInputStream().readNBytes(1 << 20);
    return Optional.empty();
  }

  int port() {
    return listener.getLocalPort();
  }

  int accepted() {
    return accepted.get();
  }

  /** How many bytes went on towards the server. */
  int passedOn() {
    return passedOn.get();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket near = listener.accept();
        accepted.incrementAndGet();
        open.add(near);
        start(() -> greet(near));
      }
    } catch (IOException closed) {
      closeNow(listener);
    }
  }

  private void greet(Socket near) {
    try {
      near.setTcpNoDelay(true);
      Optional<Socket> led = greeting.greet(near);
      if (led.isEmpty()) {
        closeNow(near);
        return;
      }
      Socket far = led.get();
      far.setTcpNoDelay(true);
      open.add(far);
      start(() -> pump(far, near, new AtomicInteger()));
      pump(near, far, passedOn);
    } catch (IOException gone) {
      closeNow(near);
    }
  }

  private static void pump(Socket from, Socket to, AtomicInteger count) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[16384];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count.addAndGet(read);
        to.getOutputStream().write(buffer, 0, read);
        to.getOutputStream().flush();
      }
    } catch (IOException gone) {
      closeNow(to);
    }
  }

  /** Cuts every connection. */
  void cut() {
    open.forEach(LoopbackRelay::closeNow);
    open.clear();
  }

  @Override
  public void close() {
    closeNow(listener);
    cut();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeNow(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException gone) {
      // It is closed for us, which is all that is wanted.
    }
  }
}
