package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with ModManager's console of Battlefield 2: a seed for the digest of the
 * password, then one command at a time. A command that begins with a byte of value 2 has an answer
 * that ends with one of value 4.
 */
final class RefractorConversation implements Conversation {
  /** Ends an answer, without a line feed. */
  static final byte LAST = 4;

  private static final byte ASKS_FOR_LAST = 2;
  private static final String SEED = "### Digest seed: ";
  private static final String ACCEPTED = "Authentication successful";
  private static final String REFUSED = "Authentication failed";
  private static final int MOST_REASON = 200;
  private static final int NO_KEY = 0;

  private final Setting setting;
  private final Charset charset;
  private byte @Nullable [] seed;
  private boolean wantsLogin;
  private boolean loggedIn;

  /** Until something comes behind the greeting, which ends with an empty line. */
  private boolean justReady;

  private int lastKey;
  private int waiting = NO_KEY;

  RefractorConversation(Setting setting) {
    this.setting = setting;
    charset = setting.server().dialect().charset();
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    wantsLogin = true;
    sendPassword(output);
    return true;
  }

  private void sendPassword(Output output) {
    byte[] given = seed;
    if (wantsLogin && given != null) {
      wantsLogin = false;
      LinePassword.sendDigest(given, setting.server(), output);
    }
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    if (waiting != NO_KEY) {
      return NOT_NOW;
    }
    int length = StrictText.length(text, charset);
    ByteBuf frame = output.frame(length + 2).writeByte(ASKS_FOR_LAST);
    StrictText.write(text, length, charset, frame);
    output.send(frame.writeByte('\n'));
    lastKey = lastKey == Integer.MAX_VALUE ? 1 : lastKey + 1;
    waiting = lastKey;
    return waiting;
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    boolean last = length > 0 && buffer.getByte(index + length - 1) == LAST;
    int text = last ? length - 1 : length;
    boolean first = justReady;
    justReady = false;
    if (!loggedIn) {
      greeted(buffer, index, text, answers);
    } else if (first && LineEnd.withoutEnd(buffer, index, length) == 0) {
      return;
    } else if (waiting == NO_KEY) {
      event(buffer, index, text, answers);
    } else {
      int key = waiting;
      if (text > 0) {
        answers.part(key, buffer, index, text);
      }
      if (last && waiting == key) {
        waiting = NO_KEY;
        answers.ended(key, EndRule.END_FRAME, 0);
      }
    }
  }

  private void greeted(ByteBuf buffer, int index, int length, Answers answers) {
    int text = LineEnd.withoutEnd(buffer, index, length);
    String line = buffer.toString(index, text, ISO_8859_1);
    if (text == length && text > 0) {
      throw new RconCodecException("the server says: " + PeerText.oneLine(line, MOST_REASON));
    } else if (line.startsWith(SEED)) {
      seed = line.substring(SEED.length()).getBytes(ISO_8859_1);
      sendPassword(answers);
    } else if (line.startsWith(ACCEPTED)) {
      loggedIn = true;
      justReady = true;
      answers.loggedIn();
    } else if (line.startsWith(REFUSED)) {
      answers.refused("the server says: " + PeerText.oneLine(line, MOST_REASON));
    }
  }

  private static void event(ByteBuf buffer, int index, int length, Answers answers) {
    int text = LineEnd.withoutEnd(buffer, index, length);
    if (text > 0) {
      answers.event(buffer, index, text);
    }
  }

  // ---- ends

  @Override
  public void forget(int key) {
    if (waiting == key) {
      waiting = NO_KEY;
    }
  }
}
