package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;

/**
 * The session with a server of Pavlov: one command at a time, whose answer is a value of JSON, or
 * now and then a text, which silence ends.
 */
final class PavlovConversation implements Conversation {
  private static final long TEXT_ENDS_AFTER = TimeUnit.MILLISECONDS.toNanos(300);
  private static final int MOST_TOLD = 60;
  private static final int NO_KEY = 0;

  private final Charset charset;
  private final PavlovLogin login;

  private int lastKey;
  private int waiting = NO_KEY;

  /** The first word of the command in flight. */
  private String word = "";

  /** Whether text has come for it, */
  private boolean worded;

  /** and its last line has ended. */
  private boolean lineEnded;

  PavlovConversation(Setting setting) {
    charset = setting.server().dialect().charset();
    login = new PavlovLogin(setting.server());
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    login.begin(output);
    return true;
  }

  /** Without an end of line: the server takes what one read brings it. */
  @Override
  public int command(String text, boolean exactEnd, Output output) {
    if (waiting != NO_KEY) {
      return NOT_NOW;
    }
    int length = StrictText.length(text, charset);
    ByteBuf frame = output.frame(length);
    StrictText.write(text, length, charset, frame);
    output.send(frame);
    lastKey = lastKey == Integer.MAX_VALUE ? 1 : lastKey + 1;
    waiting = lastKey;
    int blank = text.indexOf(' ');
    word = blank < 0 ? text : text.substring(0, blank);
    worded = false;
    lineEnded = false;
    return waiting;
  }

  /** Answers have no number, so only another connection restores the order. */
  @Override
  public boolean realign(Output output) {
    return false;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (!login.isOver()) {
      login.heard(buffer, index, length, answers);
      return;
    }
    int text = withoutEnd(buffer, index, length);
    if (text == 0) {
      lineEnded = worded;
    } else if (waiting == NO_KEY) {
      answers.event(buffer, index, text);
    } else if (BalancedJson.begins(buffer.getByte(index))) {
      value(buffer, index, length, answers);
    } else {
      text(buffer, index, text, answers);
      lineEnded = text < length;
    }
  }

  private static int withoutEnd(ByteBuf buffer, int index, int length) {
    int end = length;
    while (end > 0 && isEnd(buffer.getByte(index + end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  private void value(ByteBuf buffer, int index, int length, Answers answers) {
    int key = waiting;
    if (worded) {
      worded = false;
      answers.discard(key);
    }
    if (!BalancedJson.isWhole(buffer, index, length)) {
      // The connection has ended within it.
      answers.part(key, buffer, index, length);
      return;
    }
    String named = nameIn(buffer, index, length);
    if (!named.isEmpty() && !named.equalsIgnoreCase(word)) {
      throw new RconCodecException(
          "the answer names the command '"
              + PeerText.oneLine(named, MOST_TOLD)
              + "' and not '"
              + PeerText.oneLine(word, MOST_TOLD)
              + "': the order of answers is lost");
    }
    waiting = NO_KEY;
    answers.last(key, buffer, index, length, EndRule.SINGLE_PACKET);
  }

  /** The command that an answer names, as newer builds do; empty if it names none. */
  private static String nameIn(ByteBuf buffer, int index, int length) {
    try (JsonParser parser = JsonParsers.of(buffer, index, length)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean command = parser.currentName().equals("Command");
          if (parser.nextToken() == JsonToken.VALUE_STRING && command) {
            return parser.getText();
          }
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // An odd answer is one still.
    }
    return "";
  }

  private void text(ByteBuf buffer, int index, int length, Answers answers) {
    int key = waiting;
    boolean more = worded && lineEnded;
    worded = true;
    if (more && !between(key, answers)) {
      return;
    }
    if (answers.part(key, buffer, index, length)) {
      answers.endsWhenQuiet(key, false, TEXT_ENDS_AFTER);
    }
  }

  /** The separator of two lines. */
  private static boolean between(int key, Answers answers) {
    ByteBuf feed = answers.allocator().buffer(1).writeByte('\n');
    try {
      return answers.part(key, feed, 0, 1);
    } finally {
      feed.release();
    }
  }

  // ---- ends

  @Override
  public AtClose closedAfter(int key, int lastPiece) {
    // Nothing but a silence ends a text, and there was none.
    return worded ? AtClose.SUSPECT : AtClose.CUT;
  }

  @Override
  public void ended(int key) {
    forget(key);
  }

  @Override
  public void forget(int key) {
    if (waiting == key) {
      waiting = NO_KEY;
    }
  }
}
