package io.rcon.internal.dialect;

import static io.rcon.codec.battleye.BattlEyePacket.COMMAND;
import static io.rcon.codec.battleye.BattlEyePacket.HEADER;
import static io.rcon.codec.battleye.BattlEyePacket.LOGIN;
import static io.rcon.codec.battleye.BattlEyePacket.MESSAGE;
import static io.rcon.codec.battleye.BattlEyePacket.PART_HEADER;

import io.netty.buffer.ByteBuf;
import io.rcon.BattlEyeFacts;
import io.rcon.EndRule;
import io.rcon.codec.StrictText;
import io.rcon.codec.battleye.BattlEyePacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The session with one server of BattlEye; a key is the number of its command. */
final class BattlEyeConversation implements Conversation {
  private static final int LOGINS = 3;
  private static final long RESEND_LOGIN = TimeUnit.SECONDS.toNanos(1);
  private static final int SIGNS = 3;
  private static final long RESEND_SIGN = TimeUnit.SECONDS.toNanos(5);

  /** The server forgets a client that sends no command for 45 s, also while one is answered. */
  private static final long SIGN_AFTER = TimeUnit.SECONDS.toNanos(28);

  private static final int NO_KEY = -1;

  private final Setting setting;

  /** The session's, so that an answer to a command of an earlier line is no later one's. */
  private final SequenceNumbers numbers;

  private final SeenMessages messages = new SeenMessages();

  /** Null where the text of an answer comes with its number. */
  private final @Nullable CommandEchoes echoes;

  /** How many parts each answer in flight has; null until one has several. */
  private @Nullable Map<Integer, Integer> parts;

  private byte logins;
  private boolean loginOver;
  private boolean loggedIn;

  /** The number of an empty command that keeps the session, and how many went unanswered. */
  private int sign = NO_KEY;

  private int unheard;
  private long sentAt;

  /** The command whose text comes as messages. */
  private int acknowledged = NO_KEY;

  BattlEyeConversation(Setting setting) {
    this.setting = setting;
    numbers = setting.shared(SequenceNumbers.class, SequenceNumbers::new);
    numbers.lineBegins(setting.now());
    boolean asMessages = setting.server().dialect().get(BattlEyeFacts.ANSWERS_AS_MESSAGES);
    echoes = asMessages ? new CommandEchoes() : null;
  }

  private Charset charset() {
    return setting.server().dialect().charset();
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    sendLogin(output);
    return true;
  }

  private void sendLogin(Output output) {
    logins++;
    char[] password = setting.server().secret().reveal();
    try {
      CharBuffer text = CharBuffer.wrap(password);
      int length = StrictText.length(text, charset());
      ByteBuf frame = output.frame(HEADER + length);
      int start = BattlEyePacket.begin(frame, LOGIN);
      StrictText.write(text, length, charset(), frame);
      output.send(BattlEyePacket.finish(frame, start));
    } finally {
      Arrays.fill(password, '\0');
    }
    setting.wakeAt(setting.now() + RESEND_LOGIN);
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    int number = numbers.take(setting.now());
    if (number == SequenceNumbers.NONE) {
      return NOT_NOW;
    }
    if (echoes != null) {
      echoes.asked(number, text);
    }
    sendCommand(number, text, output);
    return number;
  }

  private void sendCommand(int number, String text, Output output) {
    sentAt = setting.now();
    int length = StrictText.length(text, charset());
    ByteBuf frame = output.frame(HEADER + 1 + length);
    int start = BattlEyePacket.begin(frame, COMMAND);
    StrictText.write(text, length, charset(), frame.writeByte(number));
    output.send(BattlEyePacket.finish(frame, start));
  }

  /** An empty command, whose answer is no command's. */
  @Override
  public boolean keepAlive(Output output) {
    if (sign != NO_KEY) {
      numbers.unanswered(sign, setting.now());
    }
    sign = numbers.take(setting.now());
    if (sign != NO_KEY) {
      sendCommand(sign, "", output);
      unheard++;
      setting.wakeAt(setting.now() + RESEND_SIGN);
    }
    return true;
  }

  @Override
  public void due(long now, Answers answers) {
    if (!loginOver && logins < LOGINS) {
      sendLogin(answers);
    }
    if (!loggedIn) {
      return;
    }
    if (unheard >= SIGNS && !isWaitedFor()) {
      answers.loginLost(
          "the server has answered none of " + unheard + " signs that keep the session");
    } else if (unheard > 0 || now - sentAt >= SIGN_AFTER) {
      keepAlive(answers);
    } else {
      setting.wakeAt(sentAt + SIGN_AFTER);
    }
  }

  /** A command in flight has a time of its own to tell what became of it. */
  private boolean isWaitedFor() {
    return numbers.isOtherTaken(sign);
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (!BattlEyePacket.isValid(buffer, index, length)) {
      answers.stray(buffer, index, length);
      return;
    }
    int from = index + HEADER;
    int rest = length - HEADER;
    int type = BattlEyePacket.type(buffer, index);
    if (type == LOGIN && rest == 1) {
      concludeLogin(buffer.getByte(from), answers);
    } else if (type == COMMAND && rest >= 1) {
      unheard = 0;
      answer(buffer.getUnsignedByte(from), buffer, from, rest, answers);
    } else if (type == MESSAGE && rest >= 1) {
      unheard = 0;
      message(BattlEyePacket.checksum(buffer, index), buffer, from, rest, answers);
    } else {
      answers.stray(buffer, index, 0);
    }
  }

  /** A login that was sent twice is answered twice. */
  private void concludeLogin(byte result, Answers answers) {
    if (loginOver || logins == 0) {
      return;
    }
    loginOver = true;
    loggedIn = result == 1;
    if (loggedIn) {
      sentAt = setting.now();
      setting.wakeAt(sentAt + SIGN_AFTER);
      answers.loggedIn();
    } else {
      answers.refused("the server says that the password is wrong");
    }
  }

  private void answer(int number, ByteBuf buffer, int from, int rest, Answers answers) {
    if (number == sign) {
      numbers.answered(sign);
      sign = NO_KEY;
    } else if (rest > 1 && buffer.getByte(from + 1) == 0) {
      part(number, buffer, from, rest, answers);
    } else if (echoes != null && rest == 1 && numbers.isTaken(number)) {
      acknowledged = number;
      answers.endsWhenQuiet(number, false);
    } else {
      answers.last(number, buffer, from + 1, rest - 1, EndRule.SINGLE_PACKET);
    }
  }

  /** One that contradicts those before it is dropped: only its own command suffers. */
  private void part(int number, ByteBuf buffer, int from, int rest, Answers answers) {
    int of = rest < PART_HEADER ? 0 : buffer.getUnsignedByte(from + 2);
    int which = rest < PART_HEADER ? 0 : buffer.getUnsignedByte(from + 3);
    if (which >= of) {
      answers.stray(buffer, from, 0);
      return;
    }
    parts = parts == null ? new HashMap<>(4) : parts;
    Integer before = numbers.isTaken(number) ? parts.putIfAbsent(number, of) : null;
    if (before != null && before != of) {
      answers.stray(buffer, from, 0);
      return;
    }
    answers.numberedPart(number, which, of, buffer, from + PART_HEADER, rest - PART_HEADER);
  }

  private void message(int sum, ByteBuf buffer, int from, int rest, Answers answers) {
    ByteBuf frame = answers.frame(HEADER + 1);
    int start = BattlEyePacket.begin(frame, MESSAGE);
    answers.send(BattlEyePacket.finish(frame.writeByte(buffer.getByte(from)), start));
    if (!messages.add(sum, setting.now())) {
      return;
    }
    int key = acknowledged;
    boolean late =
        echoes != null && echoes.isLate(buffer.toString(from + 1, rest - 1, charset()), key);
    if (key == NO_KEY || late) {
      answers.event(buffer, from + 1, rest - 1);
    } else if (answers.part(key, buffer, from + 1, rest - 1)) {
      answers.endsWhenQuiet(key, false);
    }
  }

  // ---- ends

  @Override
  public void ended(int key) {
    if (echoes != null) {
      echoes.answered(key);
    }
    over(key);
    numbers.answered(key);
  }

  @Override
  public void forget(int key) {
    if (echoes != null) {
      echoes.givenUp(key);
    }
    over(key);
    numbers.unanswered(key, setting.now());
  }

  private void over(int key) {
    if (parts != null) {
      parts.remove(key);
    }
    if (acknowledged == key) {
      acknowledged = NO_KEY;
    }
  }
}
