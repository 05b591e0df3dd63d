package stranger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.time.Duration;
import java.util.BitSet;

/**
 * The first byte of a datagram says what it is.
 *
 * <pre>
 *   ──▶ L password         ◀── l 1, or l 0
 *   ──▶ C seq command      ◀── a seq number of text, in any order
 *   ──▶ E number           ◀── e number text, again until it is acknowledged
 *   ──▶ K
 * </pre>
 */
final class PigeonConversation implements Conversation {
  private static final long AGAIN = Duration.ofMillis(300).toNanos();
  private static final int SEQUENCES = 256;

  private final Setting setting;
  private final int wings;
  private final BitSet flying = new BitSet(SEQUENCES);
  private int sequence;
  private int lastEvent = -1;
  private boolean loggingIn;

  PigeonConversation(Setting setting) {
    this.setting = setting;
    wings = setting.server().dialect().get(PigeonMechanism.WINGS);
  }

  @Override
  public boolean login(Output output) {
    loggingIn = true;
    char[] password = setting.server().secret().reveal();
    ByteBuf frame = output.frame(1 + password.length);
    frame.writeByte('L');
    for (char c : password) {
      frame.writeByte(c);
    }
    java.util.Arrays.fill(password, '\0');
    output.send(frame);
    setting.wakeAt(setting.now() + AGAIN);
    return true;
  }

  @Override
  public void due(long now, Answers answers) {
    if (loggingIn) {
      login(answers);
    }
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    if (flying.cardinality() >= wings) {
      return NOT_NOW;
    }
    do {
      sequence = (sequence + 1) % SEQUENCES;
    } while (flying.get(sequence));
    flying.set(sequence);
    byte[] note = text.getBytes(UTF_8);
    ByteBuf frame = output.frame(2 + note.length);
    frame.writeByte('C').writeByte(sequence).writeBytes(note);
    output.send(frame);
    return sequence;
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    char kind = length < 2 ? '?' : (char) buffer.getByte(index);
    int number = length < 2 ? 0 : buffer.getUnsignedByte(index + 1);
    if (kind == 'l' && loggingIn) {
      loggingIn = false;
      if (number == '1') {
        answers.loggedIn();
      } else {
        answers.refused("the pigeon came back with the note unopened");
      }
    } else if (kind == 'a' && length >= 4) {
      int part = buffer.getUnsignedByte(index + 2);
      int of = buffer.getUnsignedByte(index + 3);
      answers.numberedPart(number, part, of, buffer, index + 4, length - 4);
    } else if (kind == 'e') {
      ByteBuf frame = answers.frame(2);
      frame.writeByte('E').writeByte(number);
      answers.send(frame);
      if (number != lastEvent) {
        lastEvent = number;
        answers.event(buffer, index + 2, length - 2);
      }
    } else {
      answers.stray(buffer, index, length);
    }
  }

  @Override
  public boolean keepAlive(Output output) {
    ByteBuf frame = output.frame(1);
    frame.writeByte('K');
    output.send(frame);
    return true;
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public void ended(int key) {
    flying.clear(key);
  }

  @Override
  public void forget(int key) {
    flying.clear(key);
  }
}
