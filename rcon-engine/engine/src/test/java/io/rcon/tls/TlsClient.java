package io.rcon.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.source.SourcePacket;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client of the JDK's own TLS that speaks Source frames, and keeps all that it was sent. */
public final class TlsClient implements AutoCloseable {
  public static final int AUTH = SourcePacket.AUTH;
  public static final int EXEC = SourcePacket.EXEC_COMMAND;
  private static final int TIMEOUT_MILLIS = 30_000;

  /** One frame, its body without the two NULs. */
  public record Frame(int id, int type, String body) {}

  public final SSLSocket socket;
  public final Socket plain = new Socket();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final DataInputStream in;

  /** Connects and shakes hands. */
  public TlsClient(InetSocketAddress address, SSLContext context) {
    this(address, context, "127.0.0.1", 0);
  }

  /** Speaks that version of TLS and no other. */
  public TlsClient(InetSocketAddress address, SSLContext context, String protocol) {
    this(address, context, "127.0.0.1", 0, protocol);
  }

  public TlsClient(InetSocketAddress address, SSLContext context, String from, int receiveBuffer) {
    this(address, context, from, receiveBuffer, "TLSv1.3", "TLSv1.2");
  }

  private TlsClient(
      InetSocketAddress address,
      SSLContext context,
      String from,
      int receiveBuffer,
      String... protocols) {
    this(address, context, TIMEOUT_MILLIS, from, receiveBuffer, protocols);
  }

  /** Gives up sooner than usual where a server may never take the connection. */
  public TlsClient(InetSocketAddress address, SSLContext context, int timeoutMillis) {
    this(address, context, timeoutMillis, "127.0.0.1", 0, "TLSv1.3", "TLSv1.2");
  }

  private TlsClient(
      InetSocketAddress address,
      SSLContext context,
      int timeoutMillis,
      String from,
      int receiveBuffer,
      String... protocols) {
    try {
      plain.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      if (receiveBuffer > 0) {
        plain.setReceiveBufferSize(receiveBuffer);
      }
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(timeoutMillis);
      plain.connect(address, TIMEOUT_MILLIS);
      socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(
                      plain, address.getAddress().getHostAddress(), address.getPort(), true);
      socket.setEnabledProtocols(protocols);
      socket.startHandshake();
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      close(plain);
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] frame(int id, int type, String body) {
    ByteBuf frame =
        SourcePacket.encode(
            UnpooledByteBufAllocator.DEFAULT, id, type, body, StandardCharsets.UTF_8);
    byte[] bytes = new byte[frame.readableBytes()];
    frame.readBytes(bytes);
    frame.release();
    return bytes;
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** One write, and so one TLS record if it is short. */
  public void send(byte... bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Logs in and gives back what the server said at last: its packet of type 2. */
  public Frame login(int id, String token) {
    send(frame(id, AUTH, token));
    return loginAnswer();
  }

  public Frame loginAnswer() {
    Frame answer = read();
    while (answer.type() != SourcePacket.AUTH_RESPONSE) {
      answer = read();
    }
    return answer;
  }

  public String ask(int id, String command) {
    send(frame(id, EXEC, command));
    Frame answer = read();
    if (answer.id() != id) {
      throw new AssertionError("asked as " + id + ", answered as " + answer.id());
    }
    return answer.body();
  }

  /** Sends the same command many times in one write, with ids that count up. */
  public void sendTogether(int firstId, String command, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(frame(firstId + i, EXEC, command));
    }
    send(all.toByteArray());
  }

  /** The text of the next frame. */
  public String readBody() {
    return read().body();
  }

  public Frame read() {
    ByteBuffer header = ByteBuffer.wrap(readBytes(12)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] rest = readBytes(header.getInt() - 8);
    String body = new String(rest, 0, rest.length - 2, StandardCharsets.UTF_8);
    return new Frame(header.getInt(), header.getInt(), body);
  }

  public byte[] readBytes(int count) {
    try {
      byte[] bytes = new byte[count];
      in.readFully(bytes);
      heard.writeBytes(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end, however it comes; fails if a byte comes first. */
  public boolean isClosed() {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Everything that was read. */
  public String heard() {
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connection before the test is over. */
  public void hangUp() {
    close(socket);
  }

  @Override
  public void close() {
    close(socket);
  }
}
