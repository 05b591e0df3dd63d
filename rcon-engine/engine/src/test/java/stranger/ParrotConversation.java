package stranger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Opening;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lines, of which the first word says what they are.
 *
 * <pre>
 *   ◀── HELLO           ──▶ PASS times password       ◀── WELCOME
 *   ──▶ SAY key text    ◀── END key text, or MORE key text and then silence
 *   ◀── JOIN name
 * </pre>
 */
final class ParrotConversation implements Conversation {
  private static final long SLEEP = Duration.ofMillis(50).toNanos();

  private final Setting setting;
  private final String mood;

  /** How often the session has logged in, on all its lines. */
  private final AtomicInteger logins;

  private boolean greeted;
  private boolean wantsLogin;
  private int lastKey;
  private int sleeping;

  /** What may still grow, and is handed over when nothing does. */
  private String heldBack = "";

  ParrotConversation(Setting setting) {
    this.setting = setting;
    mood = setting.server().dialect().get(ParrotMechanism.MOOD);
    logins = setting.shared(AtomicInteger.class, AtomicInteger::new);
  }

  @Override
  public void opened(Opening opening, Output output, Answers answers) {
    switch (mood) {
      case "refuse" -> answers.refused("a parrot knows " + opening.remote().orElseThrow());
      case "trust" -> answers.loggedIn();
      case "join" ->
          answers.event(new RconEvent.Join(setting.server(), "JOIN with the line", "the line"));
      case "throw" -> throw new IllegalStateException("a parrot that screams");
      default -> {}
    }
  }

  @Override
  public boolean login(Output output) {
    wantsLogin = true;
    if (greeted) {
      password(output);
    }
    return true;
  }

  private void password(Output output) {
    char[] password = setting.server().secret().reveal();
    ByteBuf frame = output.frame(20 + password.length);
    frame.writeCharSequence("PASS " + logins.incrementAndGet() + " ", UTF_8);
    for (char c : password) {
      frame.writeByte(c);
    }
    Arrays.fill(password, '\0');
    output.send(frame.writeByte('\n'));
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    int key = ++lastKey;
    if (text.equals("sleep")) {
      sleeping = key;
      setting.wakeAt(setting.now() + SLEEP);
      return key;
    }
    byte[] line = ("SAY " + key + " " + text + "\n").getBytes(UTF_8);
    output.send(output.frame(line.length).writeBytes(line));
    return key;
  }

  @Override
  public void due(long now, Answers answers) {
    answers.unsent(sleeping, "the parrot sleeps");
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    String line = buffer.toString(index, length, UTF_8);
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "HELLO" -> {
        greeted = true;
        if (wantsLogin) {
          password(answers);
        }
      }
      case "WELCOME" -> answers.loggedIn();
      case "JOIN" -> answers.event(new RconEvent.Join(setting.server(), line, words[1]));
      case "MORE" -> {
        int key = Integer.parseInt(words[1]);
        if (part(key, heldBack, answers)) {
          answers.endsWhenQuiet(key, false);
        }
        heldBack = words[2];
      }
      default -> {
        int key = Integer.parseInt(words[1]);
        if (part(key, words[2], answers)) {
          answers.ended(key, EndRule.SINGLE_PACKET, 0);
        }
      }
    }
  }

  private static boolean part(int key, String text, Answers answers) {
    ByteBuf bytes = Unpooled.wrappedBuffer(text.getBytes(UTF_8));
    return answers.part(key, bytes, 0, bytes.readableBytes());
  }

  @Override
  public void quiet(int key, Answers answers) {
    part(key, heldBack, answers);
    heldBack = "";
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public void forget(int key) {}
}
