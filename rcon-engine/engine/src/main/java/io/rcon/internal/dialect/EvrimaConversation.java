package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.EvrimaFacts;
import io.rcon.codec.PeerText;
import io.rcon.codec.StrictText;
import io.rcon.codec.evrima.EvrimaRequest;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The conversation with one server of The Isle: an answer is that of the command in flight. */
final class EvrimaConversation implements Conversation {
  private static final String ACCEPTED = "Password Accepted";
  private static final int LONGEST_REFUSAL = 100;
  private static final int NO_KEY = 0;

  private final Setting setting;
  private final Dialect dialect;

  /** The pieces of the answer to the login that have come. */
  private final StringBuilder welcome = new StringBuilder();

  private boolean loggedIn;
  private int lastKey;
  private int asked = NO_KEY;

  EvrimaConversation(Setting setting) {
    this.setting = setting;
    dialect = setting.server().dialect();
  }

  @Override
  public boolean login(Output output) {
    char[] password = setting.server().secret().reveal();
    try {
      CharBuffer text = CharBuffer.wrap(password);
      int length = StrictText.length(text, dialect.charset());
      ByteBuf frame = output.frame(EvrimaRequest.loginSize(length));
      output.send(EvrimaRequest.login(frame, text, dialect.charset()));
    } finally {
      Arrays.fill(password, '\0');
    }
    return true;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    String word = EvrimaMechanism.word(text);
    Integer code = EvrimaFacts.codes(dialect).get(word);
    if (code == null) {
      throw new IllegalArgumentException("a command without a code; nothing was sent");
    }
    String arguments = text.length() > word.length() ? text.substring(word.length() + 1) : "";
    int length = StrictText.length(arguments, dialect.charset());
    ByteBuf frame = output.frame(EvrimaRequest.commandSize(length));
    output.send(EvrimaRequest.command(frame, code, arguments, dialect.charset()));
    lastKey = lastKey == Integer.MAX_VALUE ? 1 : lastKey + 1;
    asked = lastKey;
    return asked;
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (!loggedIn) {
      loginAnswer(buffer, index, length, answers);
    } else if (asked == NO_KEY) {
      answers.event(buffer, index, length);
    } else if (answers.part(asked, buffer, index, length)) {
      answers.endsWhenQuiet(asked, false);
    }
  }

  private void loginAnswer(ByteBuf buffer, int index, int length, Answers answers) {
    int taken = Math.min(length, LONGEST_REFUSAL);
    welcome.append(buffer.toString(index, taken, StandardCharsets.ISO_8859_1));
    String came = welcome.toString();
    if (came.startsWith(ACCEPTED)) {
      loggedIn = true;
      answers.loggedIn();
    } else if (!ACCEPTED.startsWith(came)) {
      answers.refused(
          "the server did not accept the password but said: "
              + PeerText.oneLine(came, LONGEST_REFUSAL));
    }
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public AtClose closedAfter(int key, int lastPiece) {
    return AtClose.SUSPECT;
  }

  @Override
  public void ended(int key) {
    forget(key);
  }

  @Override
  public void forget(int key) {
    if (asked == key) {
      asked = NO_KEY;
    }
  }
}
