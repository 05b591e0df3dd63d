package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.rcon.Server;
import io.rcon.spi.Output;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.IntSupplier;

/**
 * The request of a WebSocket handshake, written as bytes: Netty's own would make a {@code URI} and
 * texts of what is secret in it, which nobody can wipe.
 */
final class WebSocketRequest {
  private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_INTS = 4;

  private WebSocketRequest() {}

  /** Sixteen random bytes in Base64. */
  static String newKey(IntSupplier random) {
    byte[] key = new byte[KEY_INTS * Integer.BYTES];
    for (int i = 0; i < key.length; i += Integer.BYTES) {
      int four = random.getAsInt();
      for (int j = 0; j < Integer.BYTES; j++) {
        key[i + j] = (byte) (four >>> (8 * j));
      }
    }
    return Base64.getEncoder().encodeToString(key);
  }

  /** The answer that shows that a server has understood a key (RFC 6455). */
  static String answerTo(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha.digest((key + SALT).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /**
   * Sends a request.
   *
   * @param server its host and port
   * @param key of this connection
   * @param path with its slash; the caller wipes it
   * @param token for the field {@code Authorization}, empty for none; the caller wipes it
   * @param output where to
   */
  static void send(Server server, String key, byte[] path, byte[] token, Output output) {
    byte[] before = ascii("GET ");
    byte[] after =
        ascii(
            " HTTP/1.1\r\nHost: "
                + host(server)
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                + key
                + "\r\nSec-WebSocket-Version: 13\r\n");
    byte[] field = ascii(token.length == 0 ? "" : "Authorization: Bearer ");
    byte[] end = ascii(token.length == 0 ? "\r\n" : "\r\n\r\n");
    int size = before.length + path.length + after.length + field.length + token.length;
    ByteBuf frame = output.frame(size + end.length);
    frame.writeBytes(before).writeBytes(path).writeBytes(after);
    output.send(frame.writeBytes(field).writeBytes(token).writeBytes(end));
  }

  private static String host(Server server) {
    String host = server.host();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + server.port();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
