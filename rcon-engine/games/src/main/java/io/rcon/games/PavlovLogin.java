package io.rcon.games;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import io.rcon.spi.Answers;
import io.rcon.spi.Output;
import java.nio.CharBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Pavlov's login: a prompt, the MD5 of the password in hexadecimal digits, a word of yes or no. The
 * digest is as good as the password, so it is wiped like it. Event loop only.
 */
final class PavlovLogin {
  private static final String PROMPT = "Password:";
  private static final String ACCEPTED = "Authenticated=1";
  private static final String REFUSED = "Authenticated=0";
  private static final String DIGITS = "0123456789abcdef";
  private static final int MOST_TOLD = 100;

  private final Server server;

  /** The greeting and the answer as far as they have come, in pieces. */
  private final StringBuilder heard = new StringBuilder();

  private boolean wanted;
  private boolean prompted;
  private boolean over;

  PavlovLogin(Server server) {
    this.server = server;
  }

  boolean isOver() {
    return over;
  }

  void begin(Output output) {
    wanted = true;
    sendDigest(output);
  }

  /** Takes a piece of what the server says. */
  void heard(ByteBuf buffer, int index, int length, Answers answers) {
    heard.append(buffer.toString(index, Math.min(length, MOST_TOLD), ISO_8859_1));
    cut(0);
    if (!prompted && comes(PROMPT)) {
      prompted = true;
      sendDigest(answers);
    }
    if (prompted && comes(ACCEPTED)) {
      over = true;
      answers.loggedIn();
    } else if (prompted && comes(REFUSED)) {
      answers.refused("the server says " + REFUSED + ": the password is wrong");
    } else if (!isPartOf(PROMPT) && !isPartOf(ACCEPTED) && !isPartOf(REFUSED)) {
      throw new RconCodecException(
          "the server says: "
              + PeerText.oneLine(heard.toString().strip(), MOST_TOLD)
              + "; check that the port is rcon's");
    }
  }

  /** Whether these words have come; they are taken then. */
  private boolean comes(String words) {
    boolean come = heard.indexOf(words) == 0;
    if (come) {
      cut(words.length());
    }
    return come;
  }

  private boolean isPartOf(String words) {
    return words.startsWith(heard.toString());
  }

  /** Takes off the beginning, and the blanks behind it. */
  private void cut(int length) {
    String rest = heard.substring(length).stripLeading();
    heard.setLength(0);
    heard.append(rest);
  }

  private void sendDigest(Output output) {
    if (!wanted || !prompted) {
      return;
    }
    wanted = false;
    char[] password = server.secret().reveal();
    byte[] bytes = StrictText.bytes(CharBuffer.wrap(password), server.dialect().charset());
    Arrays.fill(password, '\0');
    byte[] digest = md5(bytes);
    Arrays.fill(bytes, (byte) 0);
    ByteBuf frame = output.frame(2 * digest.length);
    for (byte b : digest) {
      frame.writeByte(DIGITS.charAt((b >> 4) & 0xf)).writeByte(DIGITS.charAt(b & 0xf));
    }
    Arrays.fill(digest, (byte) 0);
    output.send(frame);
  }

  private static byte[] md5(byte... password) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] digest = md5.digest(password);
      // Its own buffer still holds the password.
      md5.reset();
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
