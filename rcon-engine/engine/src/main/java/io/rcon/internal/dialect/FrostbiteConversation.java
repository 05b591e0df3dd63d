package io.rcon.internal.dialect;

import static io.rcon.codec.frostbite.FrostbitePacket.ANSWER;
import static io.rcon.codec.frostbite.FrostbitePacket.BY_SERVER;
import static io.rcon.codec.frostbite.FrostbitePacket.HEADER;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.FrostbiteFacts;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.frostbite.FrostbitePacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.util.List;

/**
 * The conversation with one Frostbite server. A key is the number of its command; the server counts
 * its own packets by itself, and each of them is answered with {@code OK}.
 */
final class FrostbiteConversation implements Conversation {
  private static final String OK = "OK";
  private static final String LOGIN = "login.hashed";
  private static final int LONGEST_REASON = 100;

  /** The answers that this side waits for itself. */
  private enum Own {
    NOTHING,
    SALT,
    LOGIN,
    EVENTS
  }

  private final Setting setting;
  private final Dialect dialect;

  private int lastNumber;
  private int ownNumber;
  private Own own = Own.NOTHING;

  FrostbiteConversation(Setting setting) {
    this.setting = setting;
    dialect = setting.server().dialect();
  }

  // ---- out

  private int send(int number, List<String> words, Output output) {
    ByteBuf frame = output.frame(FrostbiteMechanism.size(dialect, words));
    int start = FrostbitePacket.begin(frame, number);
    for (String word : words) {
      FrostbitePacket.word(frame, word, dialect.charset());
    }
    output.send(FrostbitePacket.finish(frame, start, words.size()));
    return number;
  }

  private int nextNumber() {
    lastNumber = (lastNumber + 1) & FrostbitePacket.NUMBER;
    return lastNumber;
  }

  private void ask(Own step, List<String> words, Output output) {
    own = step;
    ownNumber = send(nextNumber(), words, output);
  }

  @Override
  public boolean login(Output output) {
    ask(Own.SALT, List.of(LOGIN), output);
    return true;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    return send(nextNumber(), FrostbiteCommand.words(text), output);
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    FrostbitePacket.check(buffer, index, length);
    int bits = FrostbitePacket.number(buffer, index);
    int number = bits & FrostbitePacket.NUMBER;
    List<String> words = FrostbiteText.words(buffer, index + HEADER, index + length, dialect);
    if ((bits & ANSWER) == 0) {
      // It wants an answer under the same number, whichever side its bit says began it.
      send(bits | ANSWER, List.of(OK), answers);
      FrostbiteText.event(setting.server(), words, answers);
    } else if ((bits & BY_SERVER) != 0) {
      throw new RconCodecException("a Frostbite server answered an event of its own");
    } else if (own != Own.NOTHING && number == ownNumber) {
      ownAnswer(words, answers);
    } else {
      answer(number, words, answers);
    }
  }

  private void ownAnswer(List<String> words, Answers answers) {
    Own step = own;
    own = Own.NOTHING;
    boolean ok = words.get(0).equals(OK);
    if (step == Own.SALT) {
      salt(ok, words, answers);
    } else if (step == Own.LOGIN && ok) {
      answers.loggedIn();
      List<String> events = FrostbiteCommand.words(dialect.get(FrostbiteFacts.EVENTS_COMMAND));
      if (!events.isEmpty()) {
        ask(Own.EVENTS, events, answers);
      }
    } else if (step == Own.LOGIN) {
      answers.refused(reason(words.get(0)));
    }
  }

  private void salt(boolean ok, List<String> words, Answers answers) {
    String salt = words.size() > 1 ? words.get(1) : "";
    if (ok && FrostbiteHash.isSalt(salt)) {
      String hash = FrostbiteHash.of(setting.server().secret(), salt, dialect.charset());
      ask(Own.LOGIN, List.of(LOGIN, hash), answers);
    } else if (ok) {
      answers.refused("the server sent no salt for the password; it may want another login");
    } else {
      answers.refused(reason(words.get(0)));
    }
  }

  private static String reason(String status) {
    return switch (status) {
      case "InvalidPassword", "InvalidPasswordHash" -> "the server says that the password is wrong";
      case "PasswordNotSet" -> "the server has no password for its remote administration; set one";
      default -> "the server refused: " + PeerText.oneLine(status, LONGEST_REASON);
    };
  }

  private void answer(int number, List<String> words, Answers answers) {
    ByteBuf text = FrostbiteText.answer(words, dialect, answers);
    try {
      answers.last(number, text, text.readerIndex(), text.readableBytes(), EndRule.SINGLE_PACKET);
    } finally {
      text.release();
    }
    if (words.get(0).equals("LogInRequired")) {
      answers.loginLost("the server no longer knows the login");
    }
  }

  @Override
  public void forget(int key) {
    // Numbers come back: what comes late meets nobody.
  }
}
