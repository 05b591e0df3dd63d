package io.rcon.games;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.ByteBuf;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The session with a server of Hell Let Loose. A key is the number of a request. Bodies are hidden
 * by a key of the connection, which the server gives first.
 */
final class HllConversation implements Conversation {
  private static final int CONNECT = 1;
  private static final int LOGIN = 2;
  private static final byte[] NOTHING = {};
  private static final int MOST_TOLD = 120;

  private final Setting setting;
  private final boolean magic;

  private byte[] xor = NOTHING;
  private byte[] token = NOTHING;
  private boolean connecting;
  private boolean loggingIn;
  private int next = LOGIN + 1;

  HllConversation(Setting setting) {
    this.setting = setting;
    magic = setting.server().dialect().get(HllFacts.MAGIC);
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    connecting = true;
    send(CONNECT, "ServerConnect", NOTHING, output);
    return true;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    HllCommand command = HllCommand.of(text);
    int key = next;
    next = key == Integer.MAX_VALUE ? LOGIN + 1 : key + 1;
    send(key, command.name(), quoted(command.content()), output);
    return key;
  }

  private static byte[] quoted(String text) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(text);
  }

  /** The content is quoted already; the caller wipes it where it is secret. */
  private void send(int number, String name, byte[] content, Output output) {
    byte[] begin = ascii("{\"authToken\":\"");
    byte[] middle = ascii("\",\"version\":2,\"name\":\"" + name + "\",\"contentBody\":\"");
    byte[] end = ascii("\"}");
    int length = begin.length + token.length + middle.length + content.length + end.length;
    ByteBuf frame = output.frame((magic ? Integer.BYTES : 0) + HllFraming.HEADER + length);
    if (magic) {
      frame.writeIntLE(HllFraming.MAGIC);
    }
    frame.writeIntLE(number).writeIntLE(length);
    int body = frame.writerIndex();
    frame.writeBytes(begin).writeBytes(token).writeBytes(middle).writeBytes(content);
    frame.writeBytes(end);
    for (int i = 0; xor.length > 0 && i < length; i++) {
      frame.setByte(body + i, frame.getByte(body + i) ^ xor[i % xor.length]);
    }
    output.send(frame);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void sendPassword(Output output) {
    byte[] content = QuotedPassword.of(setting.server().secret());
    try {
      send(LOGIN, "Login", content, output);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    int number = buffer.getIntLE(index);
    byte[] body = new byte[length - HllFraming.HEADER];
    buffer.getBytes(index + HllFraming.HEADER, body);
    for (int i = 0; xor.length > 0 && i < body.length; i++) {
      body[i] ^= xor[i % xor.length];
    }
    HllReply reply = HllReply.read(body);
    if (connecting) {
      connected(number, reply, answers);
    } else if (reply == null) {
      throw new RconCodecException(
          "a message is no JSON, so the key that hides messages is lost; the connection is of no"
              + " more use");
    } else if (loggingIn && number == LOGIN) {
      loggedIn(reply, answers);
    } else {
      answer(number, reply, answers);
    }
  }

  private void connected(int number, @Nullable HllReply reply, Answers answers) {
    byte[] key = reply == null || number != CONNECT ? NOTHING : decoded(reply.content());
    if (reply == null || reply.status() != HllReply.OK || key.length == 0) {
      throw new RconCodecException(
          "no key came with which messages are hidden; check that the port is rcon's, and of the"
              + " second protocol");
    }
    connecting = false;
    loggingIn = true;
    xor = key;
    sendPassword(answers);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }

  private void loggedIn(HllReply reply, Answers answers) {
    String told = reply.status() + " " + PeerText.oneLine(reply.words(), MOST_TOLD);
    if (reply.status() >= 500) {
      throw new RconCodecException("the server cannot log anybody in now: " + told);
    }
    loggingIn = false;
    if (reply.status() == HllReply.OK && !reply.content().isEmpty()) {
      token = quoted(reply.content());
      answers.loggedIn();
    } else {
      answers.refused("the server says " + told + ": the password is wrong");
    }
  }

  private void answer(int number, HllReply reply, Answers answers) {
    if (reply.status() == HllReply.UNAUTHORIZED) {
      answers.loginLost("the server no longer knows the login");
      return;
    }
    AnswerText.last(number, reply.text(), answers);
  }

  @Override
  public void forget(int key) {}
}
