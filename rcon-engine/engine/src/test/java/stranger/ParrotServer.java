package stranger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks first, and repeats what it is told; one connection at a time. */
final class ParrotServer implements AutoCloseable {
  final List<String> heard = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;

  ParrotServer() throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "parrot-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        serve(client);
      } catch (IOException e) {
        // The connection, or the server, was closed.
      }
    }
  }

  private void serve(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    say(out, "HELLO");
    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String[] words = line.split(" ", 3);
      if (words[0].equals("PASS")) {
        say(out, "WELCOME");
      } else if (words[2].equals("leave")) {
        return;
      } else if (words[2].equals("pieces")) {
        say(out, "MORE " + words[1] + " one ", "JOIN Anna", "MORE " + words[1] + " two");
      } else {
        say(out, "END " + words[1] + " " + words[2]);
      }
    }
  }

  private static void say(OutputStream out, String... lines) throws IOException {
    out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
