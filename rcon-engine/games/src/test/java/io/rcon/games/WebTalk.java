package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconEvent;
import io.rcon.RefusalText;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A conversation behind its framing, on a channel without a network and in virtual time; keeps what
 * it sends and tells.
 */
class WebTalk implements Answers, Setting, FrameListener {
  /** What {@link #random()} gives: keys begin at 1000. */
  static final int RANDOM = 0;

  static final String PASSWORD = "s3cret";

  /** That of sixteen zero bytes. */
  static final String AGREED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + WebSocketRequest.answerTo("AAAAAAAAAAAAAAAAAAAAAA==")
          + "\r\n\r\n";

  final List<String> sent = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  final List<RconEvent> events = new ArrayList<>();
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private final Mechanism mechanism;
  private final Server server;
  long now;
  private long wakeAt = -1;
  int kept;
  EmbeddedChannel channel = new EmbeddedChannel();
  Conversation conversation;

  WebTalk(Mechanism mechanism, String password) {
    this(mechanism, GameDialects.WEBRCON, password);
  }

  WebTalk(Mechanism mechanism, Dialect dialect, String password) {
    this.mechanism = mechanism;
    server = Server.of(dialect, "127.0.0.1", 28016, Secret.of(password));
    conversation = mechanism.converse(this);
    connect();
  }

  /** Another connection of the same session, up to its handshake. */
  void connect() {
    Mechanism.Carrier.Stream stream = (Mechanism.Carrier.Stream) mechanism.carrier();
    channel = new EmbeddedChannel(stream.framing().handler(server.dialect(), this));
    conversation = mechanism.converse(this);
    conversation.login(this);
  }

  /** A session that is logged in, with nothing to tell of that. */
  static WebTalk ready() {
    WebTalk talk = new WebTalk(new WebRconMechanism(), PASSWORD);
    talk.hear(AGREED);
    talk.hearHex("8a00");
    if (!talk.told.equals(List.of("logged in"))) {
      throw new AssertionError("the login brought " + talk.told);
    }
    talk.told.clear();
    talk.sent.clear();
    return talk;
  }

  // ---- the server's side

  void hear(String ascii) {
    hear(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  void hearHex(String hex) {
    hear(HexFormat.of().parseHex(hex));
  }

  void hear(byte... bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes));
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      send(out);
    }
  }

  void hearText(String text) {
    hear(WebFrames.of(0x81, text));
  }

  void hangUp() {
    channel.close();
    channel.runPendingTasks();
  }

  void pass(Duration time) {
    long end = now + time.toNanos();
    while (wakeAt >= 0 && wakeAt <= end) {
      now = wakeAt;
      wakeAt = -1;
      conversation.due(now, this);
    }
    now = end;
  }

  // ---- FrameListener

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    try {
      conversation.frame(buffer, index, length, this);
    } catch (RconCodecException e) {
      malformed(e);
    }
  }

  @Override
  public void kept(int bytes) {
    kept = bytes;
  }

  @Override
  public void malformed(RconCodecException problem) {
    told.add("violated: " + problem.getMessage());
  }

  // ---- Answers

  @Override
  public ByteBufAllocator allocator() {
    return ByteBufAllocator.DEFAULT;
  }

  @Override
  public void send(ByteBuf frame) {
    byte[] bytes = ByteBufUtil.getBytes(frame);
    frame.release();
    sent.add(shown(bytes));
  }

  /** What is kept of a frame that was sent. */
  String shown(byte... bytes) {
    return bytes[0] == 'G'
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : WebFrames.unmasked(bytes);
  }

  @Override
  public void loggedIn() {
    told.add("logged in");
  }

  @Override
  public void refused(String reason) {
    told.add("refused: " + reason);
  }

  @Override
  public void refusedOrPaced(int key, RefusalText refusal, String reason) {
    told.add("refused or paced");
  }

  @Override
  public void loginLost(String reason) {
    told.add("lost: " + reason);
  }

  private static String text(ByteBuf buffer, int index, int length) {
    return buffer.toString(index, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    return told.add("part " + key + " " + text(buffer, index, length));
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    told.add("last " + key + " " + text(buffer, index, length));
    conversation.ended(key);
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    told.add("ended " + key);
    conversation.ended(key);
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect) {
    told.add("quiet " + key);
  }

  @Override
  public void aligned() {
    told.add("aligned");
  }

  @Override
  public void event(ByteBuf buffer, int index, int length) {
    told.add("event " + text(buffer, index, length));
  }

  @Override
  public void event(RconEvent event) {
    events.add(event);
  }

  @Override
  public void stray(ByteBuf buffer, int index, int length) {
    told.add("stray");
  }

  // ---- Setting

  @Override
  public Server server() {
    return server;
  }

  @Override
  public IntSupplier random() {
    return () -> RANDOM;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH;
  }

  @Override
  public void wakeAt(long nanos) {
    wakeAt = nanos;
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> make) {
    return type.cast(shared.computeIfAbsent(type, key -> make.get()));
  }
}
