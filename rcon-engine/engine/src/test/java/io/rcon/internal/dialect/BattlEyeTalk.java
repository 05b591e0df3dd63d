package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RefusalText;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.battleye.BattlEyePacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Setting;
import io.rcon.testing.Hex;
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

/** A conversation of BattlEye that is talked to in virtual time; keeps what it sends and tells. */
class BattlEyeTalk implements Answers, Setting {
  final List<String> sent = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  private final Map<Class<?>, Object> shared = new HashMap<>();
  long now;
  private long wakeAt = -1;
  private Server server = server("battleye");
  Conversation conversation = new BattlEyeMechanism().converse(this);

  private static Server server(String dialect) {
    Dialect found = Dialect.named(dialect).orElseThrow();
    return Server.of(found, "127.0.0.1", 1, Secret.of("secret"));
  }

  void begin(String dialect) {
    server = server(dialect);
    conversation = new BattlEyeMechanism().converse(this);
    conversation.login(this);
    hear("424569ddde36ff0001");
    if (!told.equals(List.of("logged in"))) {
      throw new AssertionError("the login brought " + told);
    }
    told.clear();
    sent.clear();
  }

  void hear(String hex) {
    byte[] bytes = Hex.bytes(hex);
    conversation.frame(Unpooled.wrappedBuffer(new byte[2], bytes), 2, bytes.length, this);
  }

  void hearContent(int type, byte... content) {
    ByteBuf packet = Unpooled.buffer();
    int start = BattlEyePacket.begin(packet, type);
    BattlEyePacket.finish(packet.writeBytes(content), start);
    conversation.frame(packet, 0, packet.readableBytes(), this);
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

  // ---- Answers

  @Override
  public ByteBufAllocator allocator() {
    return UnpooledByteBufAllocator.DEFAULT;
  }

  @Override
  public void send(ByteBuf frame) {
    sent.add(HexFormat.of().formatHex(ByteBufUtil.getBytes(frame)));
    frame.release();
  }

  @Override
  public void loggedIn() {
    told.add("logged in");
  }

  @Override
  public void refused(String reason) {
    told.add("refused");
  }

  @Override
  public void refusedOrPaced(int key, RefusalText refusal, String reason) {
    told.add("refused or paced");
  }

  @Override
  public void loginLost(String reason) {
    told.add("login lost");
  }

  private static String text(ByteBuf buffer, int index, int length) {
    return buffer.toString(index, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    return told.add("text " + key + " " + text(buffer, index, length));
  }

  @Override
  public void numberedPart(int key, int number, int of, ByteBuf buffer, int index, int length) {
    told.add("part " + key + " " + number + "/" + of + " " + text(buffer, index, length));
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    told.add("last " + key + " " + text(buffer, index, length));
    conversation.ended(key);
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    told.add("ended " + key);
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
    return () -> 7;
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
