package io.rcon.games;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.spi.Answers;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The session with a server of Rust. A key is the Identifier of a command's message; the two lowest
 * bits tell what a message is for, so that an answer says by itself what it ends.
 */
final class WebRconConversation extends WebSocketConversation {
  /** Servers say by themselves what has 0 or -1, and by habit tools begin at 1000. */
  private static final int FIRST = 1000;

  private static final int STEP = 4;
  private static final int KIND = 3;

  /** A command whose first message is its answer. */
  private static final int ALONE = 0;

  /** Asks for a sign that restores the order. */
  private static final int SIGN = 1;

  /** A command behind which a marker goes, */
  private static final int MARKED = 2;

  /** and that marker. */
  private static final int MARKER = 3;

  private static final String ECHO = "echo end";

  private static final String REFUSAL =
      ": a wrong password, an address that Rust bans for five minutes after five of them, another"
          + " connection from here within the last second, or a port that is not rcon.web's";

  private final boolean marks;

  /** Commands of whose answers something has come. */
  private final Set<Integer> begun = new HashSet<>(2);

  private int next;
  private int lastEnded;

  WebRconConversation(Setting setting) {
    super(
        setting,
        REFUSAL + advice(setting.server()),
        setting.server().dialect().get(WebRconFacts.CONNECTION_INTERVAL).toNanos());
    marks = setting.server().dialect().ending().rule() == EndRule.PROBE;
    // Some clones of this protocol send every answer to everybody.
    next = FIRST + (setting.random().getAsInt() >>> 2) / STEP * STEP;
  }

  private static String advice(Server server) {
    char[] password = server.secret().reveal();
    try {
      return PasswordPath.isPlain(password)
          ? ""
          : "; this password has characters that a path cannot hold: give the server another";
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  @Override
  void handshake(String key, char[] password, Output output) {
    byte[] path = PasswordPath.of(password);
    try {
      WebSocketRequest.send(setting.server(), key, path, new byte[0], output);
    } finally {
      Arrays.fill(path, (byte) 0);
    }
  }

  // ---- out

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    boolean marked = marks || exactEnd;
    int key = take() + (marked ? MARKED : ALONE);
    send(key, text, output);
    if (marked) {
      send(key - MARKED + MARKER, ECHO, output);
    }
    begun();
    return key;
  }

  private int take() {
    int base = next;
    next = base > Integer.MAX_VALUE - 2 * STEP ? FIRST : base + STEP;
    return base;
  }

  private void send(int identifier, String text, Output output) {
    String head = "{\"Identifier\":" + identifier + ",\"Message\":\"";
    byte[] message = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    byte[] begin = head.getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\",\"Name\":\"rcon\"}".getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(begin, begin.length + message.length + end.length);
    System.arraycopy(message, 0, whole, begin.length, message.length);
    System.arraycopy(end, 0, whole, begin.length + message.length, end.length);
    send(whole, output);
  }

  @Override
  public boolean realign(Output output) {
    send(take() + SIGN, ECHO, output);
    return true;
  }

  // ---- in

  @Override
  void message(ByteBuf buffer, int index, int length, Answers answers) {
    WebRconMessage message = WebRconMessage.read(buffer, index, length);
    if (message == null) {
      answers.stray(buffer, index, 0);
    } else if (message.identifier() < FIRST) {
      said(message, answers);
    } else {
      answer(message, answers);
    }
  }

  private void answer(WebRconMessage message, Answers answers) {
    int id = message.identifier();
    switch (id & KIND) {
      case SIGN -> answers.aligned();
      case MARKER -> answers.ended(id - MARKER + MARKED, EndRule.PROBE, 0);
      case MARKED -> {
        String line = begun.contains(id) ? "\n" + message.text() : message.text();
        AnswerText.handOver(
            line,
            answers,
            (text, size) -> {
              if (answers.part(id, text, 0, size)) {
                begun.add(id);
              }
            });
      }
      default -> AnswerText.last(id, message.text(), answers);
    }
  }

  /** Chat comes as JSON within the JSON, by builds that have it. */
  private void said(WebRconMessage message, Answers answers) {
    if (message.type().equals("Chat")) {
      JsonValue chat = DocumentTree.of(message.text()).root();
      if (chat.has("Username", "Message")) {
        answers.event(
            new RconEvent.Chat(
                setting.server(), message.text(), chat.text("Username"), chat.text("Message")));
        return;
      }
    }
    AnswerText.handOver(message.text(), answers, (text, size) -> answers.event(text, 0, size));
  }

  // ---- ends

  @Override
  public void ended(int key) {
    super.ended(key);
    begun.remove(key);
    lastEnded = key;
  }

  @Override
  public void forget(int key) {
    super.forget(key);
    begun.remove(key);
  }

  /** Where the first message was taken for the whole answer. */
  @Override
  public boolean isAnswered(int key) {
    return key == lastEnded && (key & KIND) == ALONE;
  }

  /** Each message is whole; the server has not told that it was the last. */
  @Override
  public AtClose closedAfter(int key, int lastPiece) {
    return AtClose.SUSPECT;
  }
}
