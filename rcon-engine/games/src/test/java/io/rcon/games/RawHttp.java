package io.rcon.games;

import io.rcon.testing.Background;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that writes whatever a test wants in answer to the head of a request. */
final class RawHttp implements AutoCloseable {
  /** Writes an answer; an exception closes the connection. */
  interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  RawHttp(Answer answer) {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Background.run(() -> serve(answer));
  }

  /** A text as it stands on the wire; its line ends are LF here and CRLF there. */
  static RawHttp of(String text) {
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return new RawHttp(out -> out.write(bytes));
  }

  private void serve(Answer answer) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        Background.run(() -> talk(socket, answer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket, Answer answer) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder head = new StringBuilder();
      int body = 0;
      for (String line; (line = in.readLine()) != null && !line.isEmpty(); ) {
        head.append(line).append('\n');
        boolean length = line.regionMatches(true, 0, "content-length: ", 0, 16);
        body = length ? Integer.parseInt(line.substring(16)) : body;
      }
      // What is unread at a close would reset the connection.
      while (body > 0 && in.read() >= 0) {
        body--;
      }
      heads.add(head.toString());
      answer.write(socket.getOutputStream());
      while (in.read() >= 0) {
        // The client closes.
      }
    } catch (IOException theClientWent) {
      // As it may.
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The heads of the requests that came. */
  List<String> heads() {
    return heads;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
