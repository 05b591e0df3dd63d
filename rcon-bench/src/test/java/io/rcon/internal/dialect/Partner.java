package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RefusalText;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import io.rcon.spi.Mechanism.LineLife;
import io.rcon.spi.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One side of a conversation, which checks everything it is told; an exchange does not. */
final class Partner implements Answers, FrameListener {
  /** Streams whose conversations send nothing but what they were asked to. */
  private static final List<String> SILENT_STREAMS = List.of("source", "evrima");

  /** Another game on OpenTTD's port is subscribed to by so many packets. */
  private static final int MOST_A_FRAME = 4;

  final List<String> understood = new ArrayList<>();

  private final Mechanism mechanism;
  private final Dialect dialect;
  private final Conversation conversation;
  private final Map<Integer, Integer> underWay = new HashMap<>();
  private int asked;
  private int frames;
  private int sent;
  private long heard;
  private long bytes;

  Partner(Dialect dialect, int how) {
    this.dialect = dialect;
    mechanism = Mechanisms.of(dialect);
    conversation =
        mechanism.converse(
            Setting.of(Server.of(dialect, "127.0.0.1", 1, Secret.of("secret")), () -> 12_345));
    if ((how & 1) != 0 && isStream()) {
      conversation.login(this);
    }
    int commands = isStream() ? 1 + ((how >> 1) & 3) : 1;
    for (int i = 0; i < Math.min(commands, dialect.depth()); i++) {
      asked++;
      underWay.put(conversation.command(dialect.console().status(), (how & 8) != 0, this), 0);
    }
    if ((how & 16) != 0) {
      asked++;
      conversation.realign(this);
    }
  }

  boolean isStream() {
    return mechanism.carrier() instanceof Carrier.Stream;
  }

  void hear(byte[] data, int from, int piece) {
    if (isStream()) {
      stream(data, from, piece);
    } else {
      datagrams(data, from);
    }
    assertTrue(bytes <= heard, "more text than came");
    // What such a server says by itself is acknowledged each time.
    boolean answers = !isStream() || !SILENT_STREAMS.contains(dialect.family().name());
    int each = answers && mechanism.lineLife() == LineLife.ONE_A_SESSION ? MOST_A_FRAME : 0;
    int acknowledged = each * frames;
    assertTrue(
        sent <= 3 * asked + 1 + acknowledged, "made to send " + sent + " by " + frames + " frames");
  }

  private void stream(byte[] data, int from, int piece) {
    EmbeddedChannel channel =
        new EmbeddedChannel(
            ((Carrier.Stream) mechanism.carrier()).framing().handler(dialect, this));
    for (int at = from; at < data.length; at += piece) {
      int size = Math.min(piece, data.length - at);
      if (channel.isOpen()) {
        channel.writeInbound(Unpooled.wrappedBuffer(data, at, size));
      }
    }
    channel.finishAndReleaseAll();
  }

  /** Each begins with its length in two bytes. */
  private void datagrams(byte[] data, int from) {
    for (int at = from; at + 2 <= data.length; ) {
      int size = Math.min(((data[at] & 0xff) << 8) | (data[at + 1] & 0xff), data.length - at - 2);
      frame(Unpooled.wrappedBuffer(data), at + 2, size);
      at += 2 + size;
    }
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    frames++;
    heard += length;
    conversation.frame(buffer, index, length, this);
  }

  @Override
  public void malformed(RconCodecException problem) {
    understood.add("malformed");
  }

  @Override
  public ByteBufAllocator allocator() {
    return UnpooledByteBufAllocator.DEFAULT;
  }

  @Override
  public void send(ByteBuf frame) {
    sent++;
    frame.release();
  }

  private void words(String what, String reason) {
    assertFalse(reason.codePoints().anyMatch(c -> c == '\n' || PeerText.isHarmful(c)), reason);
    assertTrue(reason.length() < 1500, reason);
    understood.add(what + reason);
  }

  @Override
  public void loggedIn() {
    understood.add("logged in");
  }

  @Override
  public void refused(String reason) {
    words("refused ", reason);
  }

  @Override
  public void refusedOrPaced(int key, RefusalText refusal, String reason) {
    assertTrue(key > 0);
    words("refused or paced ", reason);
  }

  @Override
  public void loginLost(String reason) {
    words("lost ", reason);
  }

  private void within(ByteBuf buffer, int index, int length) {
    assertTrue(index >= 0 && length >= 0 && index + length <= buffer.capacity());
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    within(buffer, index, length);
    Integer before = underWay.get(key);
    understood.add("part " + key + " " + length);
    if (before == null) {
      return false;
    }
    bytes += length;
    underWay.put(key, before + length);
    return true;
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    if (part(key, buffer, index, length)) {
      ended(key, rule, 0);
    }
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    Integer length = underWay.remove(key);
    understood.add("end " + key + " " + rule);
    if (length != null) {
      assertTrue(cut >= 0 && cut <= length, "cuts off " + cut + " of " + length);
      conversation.forget(key);
    }
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect) {
    assertTrue(underWay.containsKey(key));
  }

  @Override
  public void aligned() {
    understood.add("aligned");
  }

  @Override
  public void event(ByteBuf buffer, int index, int length) {
    within(buffer, index, length);
    understood.add("event " + length);
  }

  @Override
  public void stray(ByteBuf buffer, int index, int length) {
    assertEquals(false, isStream());
    understood.add("stray");
  }
}
