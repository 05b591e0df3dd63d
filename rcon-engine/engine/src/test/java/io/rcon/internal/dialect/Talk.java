package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.Refusal;
import io.rcon.RefusalText;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import io.rcon.spi.Setting;
import io.rcon.testing.Hex;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A conversation driven by bytes alone. Writes down what was sent and what was understood, and
 * joins the pieces of an answer as an exchange would.
 */
final class Talk implements Answers, FrameListener {
  final List<String> log = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  final Conversation conversation;

  private final Dialect dialect;
  private final Mechanism mechanism;
  private final Map<Integer, ByteArrayOutputStream> underWay = new HashMap<>();

  Talk(Dialect dialect) {
    this(dialect, "secret");
  }

  Talk(Dialect dialect, String password) {
    this.dialect = dialect;
    mechanism = Mechanisms.of(dialect);
    Server server = Server.of(dialect, "127.0.0.1", 1, Secret.of(password));
    mechanism.checkServer(server);
    conversation = mechanism.converse(Setting.of(server, () -> 0));
  }

  /** The first command of a conversation without a login has the id 2, as in the vectors. */
  int command(String text) {
    return command(text, false);
  }

  int command(String text, boolean exactEnd) {
    mechanism.checkCommand(dialect, text);
    return unchecked(text, exactEnd);
  }

  /** One that no session would send. */
  int unchecked(String text, boolean exactEnd) {
    int key = conversation.command(text, exactEnd, this);
    underWay.put(key, new ByteArrayOutputStream());
    return key;
  }

  void forget(int key) {
    underWay.remove(key);
    conversation.forget(key);
  }

  /** Everything in one read. */
  void stream(String hex) {
    stream(Hex.bytes(hex));
  }

  void stream(byte[] bytes) {
    EmbeddedChannel channel =
        new EmbeddedChannel(
            ((Carrier.Stream) mechanism.carrier()).framing().handler(dialect, this));
    channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    channel.finishAndReleaseAll();
  }

  void datagram(byte... bytes) {
    ByteBuf buffer = Unpooled.wrappedBuffer(new byte[3], bytes);
    conversation.frame(buffer, 3, bytes.length, this);
  }

  void understood(String... expected) {
    assertEquals(List.of(expected), log);
    log.clear();
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    conversation.frame(buffer, index, length, this);
  }

  @Override
  public void malformed(RconCodecException problem) {
    log.add("malformed");
  }

  @Override
  public ByteBufAllocator allocator() {
    return UnpooledByteBufAllocator.DEFAULT;
  }

  @Override
  public void send(ByteBuf frame) {
    sent.add(ByteBufUtil.hexDump(frame));
    frame.release();
  }

  @Override
  public void loggedIn() {
    log.add("logged in");
  }

  @Override
  public void refused(String reason) {
    log.add("refused: " + reason);
  }

  @Override
  public void refusedOrPaced(int key, RefusalText refusal, String reason) {
    boolean paced = refusal.meaning() == Refusal.PACE;
    log.add((paced ? "paced " : "refused or paced ") + key + ": " + reason);
  }

  @Override
  public void loginLost(String reason) {
    log.add("login lost");
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    ByteArrayOutputStream bytes = underWay.get(key);
    if (bytes == null) {
      log.add(conversation.isAnswered(key) && length > 0 ? "late, and more than the end" : "late");
      return false;
    }
    bytes.writeBytes(ByteBufUtil.getBytes(buffer, index, length));
    log.add("part of " + length);
    return true;
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    if (part(key, buffer, index, length)) {
      log.remove(log.size() - 1);
      ended(key, rule, 0);
    }
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    ByteArrayOutputStream bytes = underWay.remove(key);
    if (bytes == null) {
      log.add("late");
    } else {
      conversation.ended(key);
      String text = new String(bytes.toByteArray(), 0, bytes.size() - cut, dialect.charset());
      log.add(rule + " " + (text.length() > 400 ? text.length() + " characters" : text));
    }
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect) {
    log.add(suspect ? "quiet?" : "quiet");
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect, long leastNanos) {
    log.add(
        suspect ? "long quiet?" : leastNanos == Long.MAX_VALUE ? "quiet to the end" : "long quiet");
  }

  @Override
  public void endedInDoubt(int key, EndRule rule) {
    ended(key, rule, 0);
    log.add("in doubt");
  }

  @Override
  public void discard(int key) {
    ByteArrayOutputStream bytes = Objects.requireNonNull(underWay.get(key));
    log.add("discarded " + bytes.toString(dialect.charset()));
    bytes.reset();
  }

  /** Silence ends the answer. */
  String quiet(int key) {
    String text = Objects.requireNonNull(underWay.remove(key)).toString(dialect.charset());
    conversation.ended(key);
    return text;
  }

  /** What silence would make of the only command. */
  String collected() {
    assertEquals(1, underWay.size());
    return underWay.values().iterator().next().toString(dialect.charset());
  }

  @Override
  public void aligned() {
    log.add("aligned");
  }

  @Override
  public void event(ByteBuf buffer, int index, int length) {
    log.add("event " + buffer.toString(index, length, dialect.charset()));
  }

  @Override
  public void event(RconEvent event) {
    String kind = event.getClass().getSimpleName();
    if (event instanceof RconEvent.Chat chat) {
      log.add(kind + "[" + chat.player() + ", " + chat.message() + "] " + chat.text());
    } else if (event instanceof RconEvent.Join join) {
      log.add(kind + "[" + join.player() + "] " + join.text());
    } else if (event instanceof RconEvent.Leave leave) {
      log.add(kind + "[" + leave.player() + "] " + leave.text());
    } else {
      log.add(kind + " " + event.text());
    }
  }

  @Override
  public void stray(ByteBuf buffer, int index, int length) {
    log.add("stray");
  }
}
