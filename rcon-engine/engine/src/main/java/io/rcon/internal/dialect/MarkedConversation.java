package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.EndRule;
import io.rcon.LineFacts;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with a console whose stream mixes answers with its log and with the answers of
 * others. Each command is followed by a word that nobody can guess, whose answer alone ends the one
 * before it. Commands are answered in order.
 */
final class MarkedConversation implements Conversation {
  private static final int MOST_REASON = 200;

  /** A console cuts what it logs: from this length on the beginning of a command is enough. */
  private static final int LONG_COMMAND = 200;

  /** A command whose end has not come: also one that nobody waits for any more. */
  private static final class Asked {
    private final int key;
    private final String word;
    private final String command;
    private boolean begun;
    private boolean forgotten;

    Asked(int key, String word, String command) {
      this.key = key;
      this.word = word;
      this.command = command;
    }

    boolean isLoggedAs(String logged, String marker) {
      return logged.equals(command)
          || logged.equals(marker)
          || (logged.length() >= LONG_COMMAND && command.startsWith(logged));
    }
  }

  private final Setting setting;
  private final Charset charset;
  private final ConsoleSpeech speech;
  private final Deque<Asked> asked = new ArrayDeque<>(4);
  private final LineEvents events;
  private boolean wantsLogin;
  private boolean prompted;
  private boolean loggedIn;
  private boolean justReady;
  private int lastKey;

  MarkedConversation(Setting setting) {
    this.setting = setting;
    charset = setting.server().dialect().charset();
    speech = ConsoleSpeech.of(setting.server().dialect().get(LineFacts.SPEECH));
    events = new LineEvents(setting.server());
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    wantsLogin = true;
    if (prompted) {
      sendPassword(output);
    }
    return true;
  }

  private void sendPassword(Output output) {
    wantsLogin = false;
    LinePassword.send(setting.server(), output);
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    lastKey = lastKey == Integer.MAX_VALUE ? 1 : lastKey + 1;
    String word = word();
    byte[] command = StrictText.bytes(text, charset);
    byte[] marker = speech.marker(word).getBytes(ISO_8859_1);
    ByteBuf frame = output.frame(command.length + marker.length + 2);
    output.send(frame.writeBytes(command).writeByte('\n').writeBytes(marker).writeByte('\n'));
    asked.add(new Asked(lastKey, word, new String(command, ISO_8859_1)));
    return lastKey;
  }

  /** In lower case, as a console may change it to. */
  private String word() {
    int one = setting.random().getAsInt();
    int other = setting.random().getAsInt();
    return String.format(Locale.ROOT, "rcon%08x%08x", one, other);
  }

  /** Late answers are known by their own words. */
  @Override
  public boolean realign(Output output) {
    return false;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    int end = index + LineEnd.withoutEnd(buffer, index, length);
    String line = buffer.toString(index, end - index, ISO_8859_1);
    if (!loggedIn) {
      greeted(line, buffer, index, length, answers);
      return;
    }
    boolean first = justReady;
    justReady = false;
    if (line.isEmpty() && (first || asked.isEmpty())) {
      return;
    }
    ConsoleLine read = speech.read(line);
    Asked ended = endedBy(line, read);
    if (ended != null) {
      end(ended, answers);
    } else if (read.kind() == ConsoleLine.Kind.COMMAND) {
      if (!isOwn(read.words())) {
        answers.event(events.of("", line));
      }
    } else if (read.kind() == ConsoleLine.Kind.EVENT) {
      answers.event(events.of(read.words(), line));
    } else if (asked.isEmpty()) {
      answers.event(events.of("", line));
    } else {
      piece(asked.element(), buffer, index + read.from(), end, answers);
    }
  }

  private void greeted(String line, ByteBuf buffer, int index, int length, Answers answers) {
    if (!LineEnd.has(buffer, index, length)) {
      throw new RconCodecException("the server says: " + PeerText.oneLine(line, MOST_REASON));
    }
    switch (speech.greeting(line)) {
      case PROMPT -> {
        prompted = true;
        if (setting.server().secret().isEmpty()) {
          answers.refused("the server wants a password, and none was given");
        } else if (wantsLogin) {
          sendPassword(answers);
        }
      }
      case READY -> {
        loggedIn = true;
        justReady = true;
        answers.loggedIn();
      }
      case REFUSED -> answers.refused("the server says: " + PeerText.oneLine(line, MOST_REASON));
      case OTHER -> {
        if (!line.isEmpty()) {
          answers.event(events.of("", line));
        }
      }
    }
  }

  private boolean isOwn(String logged) {
    return asked.stream().anyMatch(each -> each.isLoggedAs(logged, speech.marker(each.word)));
  }

  private @Nullable Asked endedBy(String line, ConsoleLine read) {
    for (Asked each : asked) {
      if (speech.ends(line, read, each.word)) {
        return each;
      }
    }
    return null;
  }

  /** Answers come in order: the ends of those before it will not come any more. */
  private void end(Asked ended, Answers answers) {
    Asked next;
    do {
      next = asked.remove();
    } while (next != ended);
    if (!ended.forgotten) {
      int cut = ended.begun && !speech.endsWithLineFeed() ? 1 : 0;
      answers.ended(ended.key, EndRule.PROBE, cut);
    }
  }

  private static void piece(Asked to, ByteBuf buffer, int from, int end, Answers answers) {
    if (to.forgotten) {
      return;
    }
    to.begun = true;
    ByteBuf text = Unpooled.buffer(end - from + 1);
    text.writeBytes(buffer, from, end - from).writeByte('\n');
    answers.part(to.key, text, 0, text.readableBytes());
  }

  @Override
  public void forget(int key) {
    for (Asked each : asked) {
      each.forgotten |= each.key == key;
    }
  }
}
