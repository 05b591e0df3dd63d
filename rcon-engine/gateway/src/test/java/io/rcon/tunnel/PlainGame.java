package io.rcon.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A listener on loopback whose connections a test handles by itself. */
final class PlainGame implements AutoCloseable {
  private final ServerSocket listener;

  PlainGame() {
    try {
      listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
      listener.setSoTimeout(30_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  Socket accept() {
    try {
      Socket socket = listener.accept();
      socket.setSoTimeout(30_000);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
