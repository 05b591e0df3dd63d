package io.rcon.games;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
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
final class WebRconConversation implements Conversation {
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

  private final Setting setting;
  private final WebSocketLogin login;
  private final boolean marks;

  /** Commands of whose answers something has come. */
  private final Set<Integer> begun = new HashSet<>(2);

  private int next;
  private int inFlight;
  private int lastEnded;

  WebRconConversation(Setting setting) {
    this.setting = setting;
    Server server = setting.server();
    marks = server.dialect().ending().rule() == EndRule.PROBE;
    // Some clones of this protocol send every answer to everybody.
    next = FIRST + (setting.random().getAsInt() >>> 2) / STEP * STEP;
    login =
        new WebSocketLogin(
            setting,
            this::handshake,
            REFUSAL + advice(server),
            server.dialect().get(WebRconFacts.CONNECTION_INTERVAL).toNanos());
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

  private void handshake(String key, Output output) {
    char[] password = setting.server().secret().reveal();
    byte[] path = PasswordPath.of(password);
    try {
      WebSocketRequest.send(setting.server(), key, path, new byte[0], output);
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(path, (byte) 0);
    }
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    login.begin(output);
    return true;
  }

  @Override
  public void due(long now, Answers answers) {
    login.due(inFlight > 0, answers);
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    boolean marked = marks || exactEnd;
    int key = take() + (marked ? MARKED : ALONE);
    send(key, text, output);
    if (marked) {
      send(key - MARKED + MARKER, ECHO, output);
    }
    inFlight++;
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
    WebSocketFrames.sendText(whole, setting.random().getAsInt(), output);
  }

  @Override
  public boolean keepAlive(Output output) {
    login.keepAlive(output);
    return true;
  }

  @Override
  public boolean realign(Output output) {
    send(take() + SIGN, ECHO, output);
    return true;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (login.took(buffer, index, length, answers)) {
      return;
    }
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
        if (withBytes(line, answers, (text, size) -> answers.part(id, text, 0, size))) {
          begun.add(id);
        }
      }
      default ->
          withBytes(
              message.text(),
              answers,
              (text, size) -> {
                answers.last(id, text, 0, size, EndRule.SINGLE_PACKET);
                return true;
              });
    }
  }

  private interface Bytes {
    boolean take(ByteBuf text, int size);
  }

  private static boolean withBytes(String text, Output output, Bytes taker) {
    ByteBuf bytes = output.allocator().buffer(ByteBufUtil.utf8Bytes(text));
    try {
      return taker.take(bytes, ByteBufUtil.writeUtf8(bytes, text));
    } finally {
      bytes.release();
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
    withBytes(
        message.text(),
        answers,
        (text, size) -> {
          answers.event(text, 0, size);
          return true;
        });
  }

  // ---- ends

  @Override
  public void ended(int key) {
    over(key);
    lastEnded = key;
  }

  @Override
  public void forget(int key) {
    over(key);
  }

  private void over(int key) {
    inFlight--;
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
