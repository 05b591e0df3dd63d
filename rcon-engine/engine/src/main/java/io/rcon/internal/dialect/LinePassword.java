package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Server;
import io.rcon.codec.StrictText;
import io.rcon.spi.Output;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Sends the password of a server as a line, or a digest of it. */
final class LinePassword {
  private LinePassword() {}

  static void send(Server server, Output output) {
    Charset charset = server.dialect().charset();
    char[] password = server.secret().reveal();
    try {
      CharBuffer text = CharBuffer.wrap(password);
      int length = StrictText.length(text, charset);
      ByteBuf frame = output.frame(length + 1);
      StrictText.write(text, length, charset, frame);
      output.send(frame.writeByte('\n'));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** As {@code login} and 32 hexadecimal digits: the MD5 of the seed and the password. */
  static void sendDigest(byte[] seed, Server server, Output output) {
    char[] password = server.secret().reveal();
    byte[] bytes = StrictText.bytes(CharBuffer.wrap(password), server.dialect().charset());
    Arrays.fill(password, '\0');
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(seed);
      String digest = HexFormat.of().formatHex(md5.digest(bytes));
      // Its own buffer still holds the password.
      md5.reset();
      byte[] line = ("login " + digest + "\n").getBytes(StandardCharsets.US_ASCII);
      output.send(output.frame(line.length).writeBytes(line));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
