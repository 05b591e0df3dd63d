package io.rcon.tls;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Small proxies: a SOCKS5 one and an HTTP one, which resolve every name to loopback. */
final class ProxyDoor implements AutoCloseable {
  private final LoopbackRelay relay;
  private final @Nullable String user;
  private final @Nullable String password;
  private final int refusal;

  /** Where clients wanted to be led. */
  final List<String> wanted = new CopyOnWriteArrayList<>();

  private ProxyDoor(boolean socks, @Nullable String user, @Nullable String password, int refusal) {
    this.user = user;
    this.password = password;
    this.refusal = refusal;
    relay = LoopbackRelay.plain(socks ? this::socks : this::http);
  }

  static ProxyDoor open(boolean socks) {
    return new ProxyDoor(socks, null, null, 0);
  }

  static ProxyDoor locked(boolean socks, String user, String password) {
    return new ProxyDoor(socks, user, password, 0);
  }

  /** Refuses with a code of SOCKS, or a status of HTTP. */
  static ProxyDoor refusing(boolean socks, int code) {
    return new ProxyDoor(socks, null, null, code);
  }

  int port() {
    return relay.port();
  }

  private Optional<Socket> socks(Socket near) throws IOException {
    DataInputStream in = new DataInputStream(near.getInputStream());
    OutputStream out = near.getOutputStream();
    require(in.readByte() == 5);
    byte[] methods = in.readNBytes(in.readUnsignedByte());
    int wants = user == null ? 0 : 2;
    boolean offered = new String(methods, StandardCharsets.ISO_8859_1).indexOf(wants) >= 0;
    out.write(new byte[] {5, (byte) (offered ? wants : 0xff)});
    if (!offered) {
      return Optional.empty();
    }
    if (user != null) {
      require(in.readByte() == 1);
      String name = text(in);
      String word = text(in);
      boolean right = name.equals(user) && word.equals(password);
      out.write(new byte[] {1, (byte) (right ? 0 : 1)});
      if (!right) {
        return Optional.empty();
      }
    }
    require(in.readByte() == 5 && in.readByte() == 1 && in.readByte() == 0);
    String host =
        switch (in.readByte()) {
          case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
          case 3 -> text(in);
          case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
          default -> throw new IOException("no such kind of address");
        };
    int port = in.readUnsignedShort();
    wanted.add(host + ":" + port);
    out.write(new byte[] {5, (byte) refusal, 0, 1, 0, 0, 0, 0, 0, 0});
    return refusal == 0 ? LoopbackRelay.to(port) : Optional.empty();
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  private static void require(boolean so) throws IOException {
    if (!so) {
      throw new IOException("not SOCKS5");
    }
  }

  private Optional<Socket> http(Socket near) throws IOException {
    List<String> head = new java.util.ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = near.getInputStream().read(); c >= 0; c = near.getInputStream().read()) {
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      if (line.toString().isBlank()) {
        break;
      }
      head.add(line.toString().strip());
      line.setLength(0);
    }
    String[] request = head.isEmpty() ? new String[] {""} : head.get(0).split(" ");
    if (!request[0].equals("CONNECT")) {
      answer(near, "400 Bad Request");
      return Optional.empty();
    }
    wanted.add(request[1]);
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    boolean known =
        head.stream()
            .map(l -> l.split(": ", 2))
            .anyMatch(h -> h[0].equalsIgnoreCase("Proxy-Authorization") && h[1].equals(basic));
    if (user != null && !known) {
      answer(near, "407 Proxy Authentication Required");
      return Optional.empty();
    }
    if (refusal != 0) {
      answer(near, refusal + " No");
      return Optional.empty();
    }
    answer(near, "200 Connection established");
    return LoopbackRelay.to(
        Integer.parseInt(request[1].substring(request[1].lastIndexOf(':') + 1)));
  }

  private static void answer(Socket near, String status) throws IOException {
    String head = "HTTP/1.1 " + status + "\r\nServer: test\r\n\r\n";
    near.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    relay.close();
  }
}
