package io.rcon.talk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.EndRule;
import io.rcon.RefusalText;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
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
 * The session of a conversation, in virtual time and without an engine. Keeps what the conversation
 * sends, as hexadecimal digits, and what it tells, in a word or two each.
 */
public abstract class RecordedTalk implements Answers, Setting {
  public final List<String> sent = new ArrayList<>();
  public final List<String> told = new ArrayList<>();
  private final Map<Class<?>, Object> shared = new HashMap<>();
  protected long now;
  private long wakeAt = -1;

  /** The conversation of the line that stands. */
  protected abstract Conversation conversation();

  /** Lets time pass, and alarms go on the way. */
  public final void pass(Duration time) {
    long end = now + time.toNanos();
    while (wakeAt >= 0 && wakeAt <= end) {
      now = wakeAt;
      wakeAt = -1;
      conversation().due(now, this);
    }
    now = end;
  }

  /** What is kept of a frame that was sent. */
  protected String shown(byte... bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  protected static String text(ByteBuf buffer, int index, int length) {
    return buffer.toString(index, length, StandardCharsets.UTF_8);
  }

  // ---- Answers

  @Override
  public ByteBufAllocator allocator() {
    return UnpooledByteBufAllocator.DEFAULT;
  }

  @Override
  public void send(ByteBuf frame) {
    byte[] bytes = ByteBufUtil.getBytes(frame);
    frame.release();
    sent.add(shown(bytes));
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

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    return told.add("part " + key + " " + text(buffer, index, length));
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    told.add("last " + key + " " + text(buffer, index, length));
    conversation().ended(key);
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    told.add("ended " + key);
    conversation().ended(key);
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
  public IntSupplier random() {
    return () -> 0;
  }

  @Override
  public final long now() {
    return now;
  }

  @Override
  public final Instant wallClock() {
    return Instant.EPOCH;
  }

  @Override
  public final void wakeAt(long nanos) {
    wakeAt = nanos;
  }

  @Override
  public final <T> T shared(Class<T> type, Supplier<T> make) {
    return type.cast(shared.computeIfAbsent(type, each -> make.get()));
  }
}
