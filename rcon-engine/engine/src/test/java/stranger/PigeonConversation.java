package stranger;

import io.netty.buffer.ByteBuf;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/** The dialogue with one server: a key is the sequence byte of its command. */
final class PigeonConversation implements Conversation {
  static final int SEQUENCES = 256;

  private static final long RESEND = TimeUnit.MILLISECONDS.toNanos(300);

  private final Setting setting;
  private final Charset charset;
  private final BitSet inFlight = new BitSet(SEQUENCES);
  private final BitSet told = new BitSet(SEQUENCES);
  private boolean loginAnswered;
  private int next;

  PigeonConversation(Setting setting) {
    this.setting = setting;
    charset = setting.server().dialect().charset();
  }

  @Override
  public boolean login(Output output) {
    sendLogin(output, setting.now());
    return true;
  }

  @Override
  public void due(long now, Answers answers) {
    if (!loginAnswered) {
      sendLogin(answers, now);
    }
  }

  private void sendLogin(Output output, long now) {
    char[] password = setting.server().secret().reveal();
    ByteBuffer bytes = ByteBuffer.allocate(3 * password.length);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), bytes, true);
    bytes.flip();
    output.send(output.frame(1 + bytes.remaining()).writeByte('L').writeBytes(bytes));
    Arrays.fill(password, '\0');
    Arrays.fill(bytes.array(), (byte) 0);
    setting.wakeAt(now + RESEND);
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    if (inFlight.cardinality() == SEQUENCES) {
      return NOT_NOW;
    }
    while (inFlight.get(next)) {
      next = (next + 1) % SEQUENCES;
    }
    int key = next;
    byte[] bytes = text.getBytes(charset);
    ByteBuf frame = output.frame(2 + bytes.length);
    output.send(frame.writeByte('C').writeByte(key).writeBytes(bytes));
    inFlight.set(key);
    next = (key + 1) % SEQUENCES;
    return key;
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    char kind = length < 2 ? '?' : (char) buffer.getByte(index);
    if (kind == 'l' && length == 2) {
      concludeLogin(buffer.getByte(index + 1) == '1', answers);
    } else if (kind == 'a' && length >= 4) {
      int key = buffer.getUnsignedByte(index + 1);
      int number = buffer.getUnsignedByte(index + 2);
      int of = buffer.getUnsignedByte(index + 3);
      answers.numberedPart(key, number, of, buffer, index + 4, length - 4);
    } else if (kind == 'e') {
      event(buffer, index, length, answers);
    } else {
      answers.stray(buffer, index, length);
    }
  }

  /** A login that was sent twice may be answered twice. */
  private void concludeLogin(boolean accepted, Answers answers) {
    if (loginAnswered) {
      return;
    }
    loginAnswered = true;
    if (accepted) {
      answers.loggedIn();
    } else {
      answers.refused("the password is wrong");
    }
  }

  /** Its number is forgotten half a round later, since numbers come again. */
  private void event(ByteBuf buffer, int index, int length, Answers answers) {
    int number = buffer.getUnsignedByte(index + 1);
    answers.send(answers.frame(2).writeByte('E').writeByte(number));
    if (!told.get(number)) {
      told.set(number);
      told.clear((number + SEQUENCES / 2) % SEQUENCES);
      answers.event(buffer, index + 2, length - 2);
    }
  }

  @Override
  public boolean keepAlive(Output output) {
    output.send(output.frame(1).writeByte('K'));
    return true;
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public void ended(int key) {
    inFlight.clear(key);
  }

  @Override
  public void forget(int key) {
    inFlight.clear(key);
  }
}
